"""Lighthouse's four scores and html-validate's word on the pages that readers open most, as production serves them."""

import json
import os
import shutil
import subprocess
from urllib.request import urlopen

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.utils.translation import override

from articles.models import Article
from events.models import Event
from newsroom.bench.servers import HOST, serving
from newsroom.bootstrap import find_chromium
from newsroom.pictures.pages import standing

PACKAGES = ["lighthouse@12.8.2", "html-validate@9.7.1"]
CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]
CHROMIUM = "--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking --disable-sync"
LONGEST = 180  # seconds for a page
TRIES = 3  # a busy machine is slow to paint, or Lighthouse misses the start: the best counts
RULES = {
    "extends": ["html-validate:standard"],
    "rules": {
        "long-title": "off",  # a headline is as long as it is
        "no-trailing-whitespace": "off",
        "void-style": "off",
        "doctype-style": "off",
        "attribute-empty-style": "off",
        "attribute-boolean-style": "off",
        "tel-non-breaking": "off",
    },
}


class Command(BaseCommand):
    help = "Ask Lighthouse and html-validate about front page, list, story and event. `make lighthouse` gives it room."
    requires_system_checks = []

    def handle(self, **options):
        if settings.VAR.name != "lighthouse":
            raise CommandError("The pages are measured in a newsroom of their own: run `make lighthouse`.")
        for program in ("node", "npm"):
            if not shutil.which(program):
                raise CommandError("Lighthouse needs Node.js 20 or newer: install it (Debian: apt install nodejs npm).")
        tools = install()
        call_command("prepare", verbosity=0)
        wanted = list(pages())
        is_good = True
        with serving("newsroom") as port:
            self.stdout.write(
                "| Page | " + " | ".join(CATEGORIES) + " | markup |\n|---|" + "--:|" * (len(CATEGORIES) + 1)
            )
            for path in wanted:
                scores, faults = best(tools, f"http://{HOST}:{port}{path}")
                markup = validate(tools, f"http://{HOST}:{port}{path}")
                self.stdout.write(f"| {path[:40]} | " + " | ".join(map(str, scores.values())) + f" | {len(markup)} |")
                for fault in [*faults, *markup]:
                    self.stdout.write(f"    {fault}")
                is_good &= set(scores.values()) == {100} and not markup
        if not is_good:
            raise CommandError("Not every page has 100 of 100 and valid markup.")


def install():
    """The folder of the programs, filled by npm unless that was done before."""
    folder = settings.VAR / "npm"
    stamp = folder / "installed"
    if not (stamp.exists() and stamp.read_text() == " ".join(PACKAGES)):
        folder.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--no-audit", "--no-fund", "--silent", "--prefix", str(folder), *PACKAGES]
        if subprocess.run(command, check=False).returncode:
            raise CommandError("npm could not install Lighthouse: the lines above say why.")
        stamp.write_text(" ".join(PACKAGES))
    return folder / "node_modules" / ".bin"


def pages():
    """The addresses of front page, list, story and event, in both languages."""
    for language in ("ru", "en"):
        places = standing(language)
        yield from (places["front"], places["news"])
        with override(language):
            yield Article.objects.published().first().get_absolute_url()
            yield Event.objects.published().first().get_absolute_url()


def best(tools, address):
    """The better scores of a few tries, `{category: of 100}`, and what was found wanting then."""
    tried = []
    for rest in reversed(range(TRIES)):
        try:
            tried.append(measure(tools, address))
        except CommandError:
            if not (rest or tried):
                raise
        if tried and not tried[-1][1]:
            break
    return max(tried, key=lambda result: sum(result[0].values()))


def measure(tools, address):
    target = settings.VAR / "report.json"
    command = [
        *(str(tools / "lighthouse"), address, "--quiet", "--output=json", f"--output-path={target}"),
        *(f"--chrome-flags={CHROMIUM}", f"--only-categories={','.join(CATEGORIES)}"),
    ]
    environment = os.environ | {"CHROME_PATH": find_chromium()}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=LONGEST, check=False)
    if done.returncode:
        raise CommandError(f"Lighthouse broke off at {address}:\n{done.stderr[-2000:]}")
    report = json.loads(target.read_text())
    scores = {name: round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES}
    faults = [
        f"{name}: {audit['id']}: {audit['title']} {audit.get('displayValue', '')}"
        for name in CATEGORIES
        if scores[name] < 100
        for ref in report["categories"][name]["auditRefs"]
        if ref["weight"] and (audit := report["audits"][ref["id"]])["score"] not in {1, None}
    ]
    return scores, faults


def validate(tools, address):
    """What html-validate says of a page, a line for each fault."""
    page, rules = settings.VAR / "page.html", settings.VAR / "html-validate.json"
    with urlopen(address, timeout=30) as answer:
        page.write_bytes(answer.read())
    rules.write_text(json.dumps(RULES))
    command = [str(tools / "html-validate"), "--config", str(rules), "--formatter", "json", str(page)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=False)
    return [
        f"markup: {message['ruleId']}: {message['message']} (line {message['line']})"
        for result in json.loads(done.stdout or "[]")
        for message in result["messages"]
    ]
