#!/usr/bin/python3
"""Makes the test fonts of this folder (needs python3-fonttools).

Their advances are round numbers of 1000 units an em, so that a reader can add up a line in the head:

BroadsheetTest Han      Han, kana, full-width forms, marks and quotes 1000 (half width 500 by `halt`), dash and ellipsis
                        1000, middle dot 500, digits 500, letters 500, space 250, other ASCII 500;
                        quotes have proportional forms by `pwid` (single 300, double 500)
BroadsheetTest Latin    letters 500 but i l t 300 and m w 800, digits 500, space 250, hyphen and small marks 300,
                        other ASCII 500, en dash 500, em dash and ellipsis 1000; no kerning, no ligatures
  (Bold)                the same and 100 more for each letter
BroadsheetTest Hebrew   letters 500, space 250, points 0; nothing Latin

Every glyph is a box: marks have theirs in the half of the em where a real mark has its ink. All Han share one glyph.
Run it again after a change: the same script makes the same bytes.
"""

import os
import sys

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

OPENING = "“‘（《〈「『【〔［｛"
CLOSING = "”’）》〉」』】〕］｝，。、：；？！"
QUOTES = {"“": 500, "”": 500, "‘": 300, "’": 300}


class Glyphs:
    """Glyphs by name, with advance and ink, and the characters that they stand for."""

    def __init__(self):
        self.advances, self.ink, self.map = {}, {}, {}
        self.add(".notdef", 1000, (100, 900))

    def add(self, name, advance, ink=None, characters=()):
        self.advances[name], self.ink[name] = advance, ink
        for character in characters:
            self.map[ord(character) if isinstance(character, str) else character] = name

    def each(self, characters, advance, ink=None):
        for c in characters:
            self.add("u%04X" % ord(c), advance, ink or (50, advance - 50), c)


def box(ink, height):
    pen = TTGlyphPen(None)
    if ink:
        left, right = ink
        pen.moveTo((left, 0))
        for point in ((left, height), (right, height), (right, 0)):
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def many_to_one(mapping, order):
    """A character map of format 13: ranges of characters with one glyph take twelve bytes."""
    table = newTable("cmap")
    table.tableVersion = 0
    sub = CmapSubtable.newSubtable(13)
    sub.platformID, sub.platEncID, sub.language = 3, 10, 0
    sub.format, sub.reserved, sub.length, sub.nGroups = 13, 0, 0, 0
    sub.cmap = mapping
    table.tables = [sub]
    return table


def build(file, family, glyphs, style="Regular", weight=400, features=""):
    order = list(glyphs.advances)
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({c: n for c, n in glyphs.map.items() if c < 0x10000})
    builder.setupGlyf({name: box(glyphs.ink[name], 700) for name in order})
    lefts = {name: (glyphs.ink[name] or (0,))[0] for name in order}
    builder.setupHorizontalMetrics({name: (glyphs.advances[name], lefts[name]) for name in order})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({
        "familyName": family, "styleName": style, "uniqueFontIdentifier": f"{family} {style} 1.000",
        "fullName": f"{family} {style}", "version": "Version 1.000",
        "psName": family.replace(" ", "") + "-" + style})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, sTypoLineGap=0, usWinAscent=880, usWinDescent=120,
                     sxHeight=500, sCapHeight=700, usWeightClass=weight, fsSelection=0x20 if weight >= 700 else 0x40)
    builder.setupPost(underlinePosition=-100, underlineThickness=50)
    builder.updateHead(created=0xD0000000, modified=0xD0000000, macStyle=1 if weight >= 700 else 0)
    if len(glyphs.map) > 5000:
        builder.font["cmap"] = many_to_one(glyphs.map, order)
    if features:
        addOpenTypeFeaturesFromString(builder.font, features)
    builder.font.recalcTimestamp = False
    # A new file, not an old one written over: fontconfig's caches go by the folder's time.
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), file)
    builder.save(path + ".new")
    os.replace(path + ".new", path)


def letters(glyphs, wide=0, narrow="ilt", broad="mw"):
    for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz":
        glyphs.each(c, (300 if c in narrow else 800 if c in broad else 500) + wide)


def ascii_marks(glyphs, small):
    for code in range(0x21, 0x7F):
        c = chr(code)
        if code not in glyphs.map:
            glyphs.each(c, 300 if c in small else 500)


def make_han():
    glyphs = Glyphs()
    glyphs.add("space", 250, None, [" ", 0xA0])
    glyphs.add("han", 1000, (50, 950), [*range(0x4E00, 0xA000), *range(0x3400, 0x4DC0), *range(0x3041, 0x30FF), 0x3005, 0x3007])
    glyphs.add("wide", 1000, (50, 950), [c for c in range(0xFF01, 0xFF5F)])
    glyphs.add("u3000", 1000, None, [0x3000])
    glyphs.each("0123456789", 500)
    letters(glyphs, narrow="", broad="")
    ascii_marks(glyphs, "")
    glyphs.each("·", 500)
    glyphs.each("—…～℃□●", 1000, (0, 1000))
    glyphs.each(OPENING, 1000, (550, 950))
    glyphs.each(CLOSING, 1000, (50, 450))
    for quote, advance in QUOTES.items():
        glyphs.add("u%04X.pwid" % ord(quote), advance, (50, advance - 50))
    name = lambda c: "u%04X" % ord(c)
    features = "languagesystem DFLT dflt; languagesystem hani dflt; languagesystem latn dflt;\nfeature halt {\n"
    features += "".join(f"pos {name(c)} <-500 0 -500 0>;\n" for c in OPENING)
    features += "".join(f"pos {name(c)} <0 0 -500 0>;\n" for c in CLOSING) + "} halt;\nfeature pwid {\n"
    features += "".join(f"sub {name(c)} by {name(c)}.pwid;\n" for c in QUOTES) + "} pwid;\n"
    build("BroadsheetTest-Han.ttf", "BroadsheetTest Han", glyphs, features=features)


def make_latin(style, weight, wide):
    glyphs = Glyphs()
    glyphs.add("space", 250, None, [" ", 0xA0])
    letters(glyphs, wide)
    glyphs.each("0123456789", 500)
    ascii_marks(glyphs, ".,:;'!-|")
    accented = [c for c in range(0xC0, 0x180) if c not in (0xD7, 0xF7)]
    glyphs.add("accented", 500 + wide, (50, 450), accented)
    glyphs.each("–“”", 500)
    glyphs.each("‐‘’", 300)
    glyphs.each("—…", 1000, (0, 1000))
    glyphs.each("«»£€§°·×", 500)
    build(f"BroadsheetTest-Latin-{style}.ttf", "BroadsheetTest Latin", glyphs, style, weight)


def make_hebrew():
    glyphs = Glyphs()
    glyphs.add("space", 250, None, [" ", 0xA0])
    for code in range(0x5D0, 0x5EB):
        glyphs.each(chr(code), 500)
    glyphs.add("point", 0, (-300, -200), [*range(0x5B0, 0x5BD), 0x5C1, 0x5C2])
    features = "languagesystem DFLT dflt; languagesystem hebr dflt;\n"
    bases = " ".join("u%04X" % code for code in range(0x5D0, 0x5EB))
    features += f"table GDEF {{ GlyphClassDef [{bases}], , [point], ; }} GDEF;\n"
    build("BroadsheetTest-Hebrew.ttf", "BroadsheetTest Hebrew", glyphs, features=features)


def main():
    make_han()
    make_latin("Regular", 400, 0)
    make_latin("Bold", 700, 100)
    make_hebrew()
    return 0


if __name__ == "__main__":
    sys.exit(main())
