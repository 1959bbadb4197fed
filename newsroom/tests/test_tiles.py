import json
import re
from pathlib import Path

from django.test import SimpleTestCase

ROOM = Path(__file__).resolve().parent.parent
PITCH = 12


class TileTests(SimpleTestCase):
    def test_drawn_map_has_a_tile_for_every_region_and_no_other(self):
        """The drawing under the lit tiles is a file of its own; a region that moves has to move there too."""
        rows = json.loads((ROOM / "regions" / "fixtures" / "regions.json").read_text())
        places = {(row["fields"].get("tile_column"), row["fields"].get("tile_row")) for row in rows}
        drawing = (ROOM / "static" / "newsroom" / "tiles.svg").read_text()
        drawn = {(int(x) // PITCH, int(y) // PITCH) for x, y in re.findall(r"M(\d+) (\d+)h", drawing)}
        self.assertEqual(drawn, {place for place in places if None not in place})
