"""Cuts the typefaces of the site out of the whole fonts that their makers publish.

One file for a face: the letters of Russian, Belarusian, Kazakh and English, those that names of Europe and Turkey are
written with, figures and signs, no hints, and of the kerning what an eye can see. What a whole font lacks, its cut one
lacks too. Where the whole fonts come from stands in `fonts/licences/README.txt`.
"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

CYRILLIC = "".join(map(chr, range(0x400, 0x460))) + "ҐґҒғҚқҢңӨөҰұҮүҺһӘәҖҗ"
VOWELS, STRESS = "АЕИОУЫЭЮЯІаеиоуыэюяі", "\u0301"
LATIN = "".join(map(chr, range(0x20, 0x7F)))
ACCENTED = "".join(map(chr, range(0xC0, 0x100))) + (
    "ĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīĮįİıĶķĹĺĻļĽľŁłŃńŅņŇňŌōŐőŒœŔŕŘřŚśŞşŠšŤťŪūŮůŰűŲųŸŹźŻżŽžȘșȚț"
)
SIGNS = "\u00a0\u00ad\u2009\u202f§©®«»°·×±½¼¾²³µ‰–—―‘’‚“”„•…′″‹›€₽₸£¥№™←↑→↓−‐‑≈≤≥αβγδλπΔΩ"

KERNED = (
    "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)
OPENING, CLOSING = "«“„(", "»”,.:;!?)…"

SOURCE_SERIF, GOLOS = "source-serif/TTF/SourceSerif4", "@expo-google-fonts/golos-text"
TINOS, ARIMO = "@expo-google-fonts/tinos", "@expo-google-fonts/arimo"
FACES = {  # file: (whole font, name of the family, features kept)
    "display-600": (f"{SOURCE_SERIF}Display-Semibold.ttf", "Newsroom Display", []),
    "serif-400": (f"{SOURCE_SERIF}-Regular.ttf", "Newsroom Serif", []),
    "serif-600": (f"{SOURCE_SERIF}-Semibold.ttf", "Newsroom Serif", []),
    "serif-400-italic": (f"{SOURCE_SERIF}-It.ttf", "Newsroom Serif", []),
    "sans-400": (f"{GOLOS}/400Regular/GolosText_400Regular.ttf", "Golos Text", ["tnum"]),
    "sans-600": (f"{GOLOS}/600SemiBold/GolosText_600SemiBold.ttf", "Golos Text", ["tnum"]),
    "tinos-400": (f"{TINOS}/400Regular/Tinos_400Regular.ttf", "Tinos", []),
    "tinos-700": (f"{TINOS}/700Bold/Tinos_700Bold.ttf", "Tinos", []),
    "arimo-400": (f"{ARIMO}/400Regular/Arimo_400Regular.ttf", "Arimo", []),
    "arimo-700": (f"{ARIMO}/700Bold/Arimo_700Bold.ttf", "Arimo", []),
}
LEAST_KERN = 0.012  # of the em: at 56 px, the largest headline, half a pixel
ALIKE = 0.012  # of the em: glyphs whose kerning differs by no more are kerned alike
STEP = 0.01  # of the em: kerning is rounded to this, so that the table packs well


class Command(BaseCommand):
    help = "Cut the site's fonts anew out of npm packages: `npm install` them in a folder, and name its node_modules."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("packages", type=Path)
        parser.add_argument("--into", type=Path, default=Path("newsroom/static/newsroom/fonts"))

    def handle(self, *, packages, into, **options):
        for name, (source, family, features) in FACES.items():
            if not (packages / source).exists():
                raise CommandError(f"There is no {packages / source}.")
            target = into / f"{name}.woff2"
            cut(packages / source, target, family, features)
            self.stdout.write(f"{target}: {target.stat().st_size / 1000:.1f} kB")


def cut(source, target, family, features):
    from fontTools import subset  # here, because only development has it
    from fontTools.ttLib import TTFont

    font = TTFont(source)
    kerning = visible_kerning(font)
    options = subset.Options(
        layout_features=features,
        hinting=False,
        notdef_outline=True,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
        name_languages=[0x409],
    )
    options.drop_tables += ["BASE", "STAT", "gasp", "vhea", "vmtx"]
    cutter = subset.Subsetter(options)
    cutter.populate(text=LATIN + ACCENTED + CYRILLIC + STRESS + SIGNS)
    cutter.subset(font)
    position(font, kerning)
    rename(font, family)
    font.flavor = "woff2"
    font.save(target)


def rename(font, family):
    """The names of the cut font; "Source" is reserved for the whole one."""
    style = font["name"].getDebugName(2)
    names = {1: family, 3: f"{family} {style}", 4: f"{family} {style}", 6: f"{family}-{style}".replace(" ", "")}
    for record in font["name"].names:
        record.string = names.get(record.nameID, record.toUnicode())


def stand_together(one, other):
    """Whether two signs are neighbours often enough to be kerned: in a word, or a word and a mark beside it."""
    if not (one.isalpha() and other.isalpha()):
        return (one in KERNED and other in CLOSING) or (one in OPENING and other in KERNED)
    same_alphabet = one.isascii() == other.isascii()
    return same_alphabet and one in KERNED and other in KERNED and not (one.islower() and other.isupper())


def visible_kerning(font):
    """`{left glyph: {right glyph: units}}`, of pairs that stand together and whose kerning can be seen."""
    letters = {letter: font.getBestCmap().get(ord(letter)) for letter in KERNED + OPENING + CLOSING}
    lookups = list(kern_lookups(font))
    least = LEAST_KERN * font["head"].unitsPerEm
    found = {}
    for one, left in letters.items():
        for other, right in letters.items():
            if stand_together(one, other):
                units = sum(units_of(lookup, left, right) for lookup in lookups)
                if abs(units) >= least:
                    found.setdefault(left, {})[right] = units
    return found


def kern_lookups(font):
    """Lists of subtables, one for each lookup of the feature `kern`, as Cyrillic has them."""
    table = font["GPOS"].table
    scripts = {record.ScriptTag: record.Script for record in table.ScriptList.ScriptRecord}
    language = (scripts.get("cyrl") or scripts["DFLT"]).DefaultLangSys
    features = [table.FeatureList.FeatureRecord[index] for index in language.FeatureIndex]
    numbers = {number for each in features if each.FeatureTag == "kern" for number in each.Feature.LookupListIndex}
    for number in sorted(numbers):
        yield [getattr(each, "ExtSubTable", each) for each in table.LookupList.Lookup[number].SubTable]


def units_of(lookup, left, right):
    """By how much a lookup moves the second glyph of a pair: the first subtable that knows the pair decides."""
    for table in lookup:
        if table.LookupType != 2 or left not in table.Coverage.glyphs:
            continue
        if table.Format == 1:
            pairs = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
            known = [pair.Value1 for pair in pairs if pair.SecondGlyph == right]
            if not known:
                continue
            value = known[0]
        else:
            row = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)]
            value = row.Class2Record[table.ClassDef2.classDefs.get(right, 0)].Value1
        return getattr(value, "XAdvance", 0) if value else 0
    return 0


def position(font, kerning):
    """Give the font this kerning, and stress its place above a vowel."""
    from fontTools.feaLib.builder import addOpenTypeFeaturesFromString

    scripts = "".join(f"languagesystem {script} dflt;\n" for script in ("DFLT", "latn", "cyrl"))
    features = f"feature kern {{ {kerning_rules(font, kerning)} }} kern;\n{stress_rules(font)}"
    addOpenTypeFeaturesFromString(font, scripts + features, tables=["GPOS"])


def stress_rules(font):
    """The sign of stress over the middle of each vowel; it is drawn for small letters, and raised for capitals."""
    from fontTools.pens.boundsPen import BoundsPen

    glyphs, names = font.getGlyphSet(), font.getBestCmap()

    def bounds(letter):
        pen = BoundsPen(glyphs)
        glyphs[names[ord(letter)]].draw(pen)
        return pen.bounds

    left, _bottom, right, _top = bounds(STRESS)
    rise = round(bounds("Н")[3] - bounds("н")[3])
    rules = [f"markClass {names[ord(STRESS)]} <anchor {round((left + right) / 2)} 0> @STRESS;", "feature mark {"]
    for vowel in VOWELS:
        left, _bottom, right, _top = bounds(vowel)
        place = f"{round((left + right) / 2)} {rise if vowel.isupper() else 0}"
        rules.append(f"pos base {names[ord(vowel)]} <anchor {place}> mark @STRESS;")
    return "\n".join([*rules, "} mark;"])


def kerning_rules(font, kerning):
    """The pairs, glyphs that are kerned alike in one class."""
    slack, step = ALIKE * font["head"].unitsPerEm, round(STEP * font["head"].unitsPerEm)
    lefts = classes(kerning, slack)
    columns = {}
    for left, row in kerning.items():
        for right, units in row.items():
            columns.setdefault(right, {})[left] = units
    rights = classes(columns, slack)
    rules = []
    for left in lefts:
        for right in rights:
            units = [kerning[one].get(other, 0) for one in left for other in right]
            if mean := step * round(sum(units) / len(units) / step):
                rules.append(f"pos [{' '.join(left)}] [{' '.join(right)}] {mean};")
    return " ".join(rules)


def classes(rows, slack):
    """The glyphs in groups: no two of a group differ by more than the slack anywhere from the first of it."""
    groups = []
    for glyph, row in sorted(rows.items(), key=lambda item: -len(item[1])):
        for group in groups:
            first = rows[group[0]]
            if all(abs(row.get(other, 0) - first.get(other, 0)) <= slack for other in row.keys() | first.keys()):
                group.append(glyph)
                break
        else:
            groups.append([glyph])
    return groups
