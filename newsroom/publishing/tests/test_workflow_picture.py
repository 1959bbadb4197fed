from xml.etree import ElementTree

from django.test import SimpleTestCase
from django.utils.translation import override

from newsroom.publishing.management.commands.draw_workflow import PICTURE
from newsroom.publishing.status import Status
from newsroom.publishing.workflow import MOVES
from newsroom.publishing.workflow_picture import draw, put_in_lanes, ways

SVG = "{http://www.w3.org/2000/svg}"


class PictureTests(SimpleTestCase):
    def test_the_picture_in_the_docs_is_drawn_from_the_table_as_it_is(self):
        self.assertEqual(PICTURE.read_text(encoding="utf-8"), draw(), "Draw it anew: make workflow")

    def test_every_status_and_every_move_is_in_it_for_the_eye_and_in_words(self):
        picture = ElementTree.fromstring(draw())
        seen = " | ".join(text.text for text in picture.iter(f"{SVG}text"))
        words = picture.find(f"{SVG}desc").text
        with override("en"):
            for status in Status:
                self.assertIn(str(status.label), seen.lower())
            for move in MOVES.values():
                self.assertIn(str(move.label), seen)
                for source in move.sources | move.command_sources:
                    self.assertIn(f"From {source.label} to {move.target.label}: {move.label}", words)

    def test_it_knows_the_dark(self):
        self.assertIn("prefers-color-scheme: dark", draw())

    def test_no_two_lines_lie_in_each_others_way(self):
        lines = ways()
        for forward in (True, False):
            drawn = [line for line in lines if line.is_forward is forward]
            put_in_lanes(drawn)
            for line in drawn:
                for other in drawn:
                    apart = max(other.source, other.target) <= min(line.source, line.target)
                    if other is not line and other.lane == line.lane:
                        self.assertTrue(apart or max(line.source, line.target) <= min(other.source, other.target))
