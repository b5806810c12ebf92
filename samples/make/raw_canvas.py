"""A canvas that writes the PDF itself, to say exactly how its font speaks of Unicode.

Modes: cid (Identity-H, embedded subset, ToUnicode); cid-none (the same without ToUnicode); cid-false
(a ToUnicode that maps to accented letters, as a bad distiller leaves it); gbk (not embedded,
GBK-EUC-H); type3, type3-names (no ToUnicode, glyphs named uniXXXX) and type3-none (no ToUnicode,
glyphs named by number).
"""
import io
import math
import zlib

from fontTools import subset
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

MODES = ["cid", "cid-none", "cid-false", "gbk", "type3", "type3-names", "type3-none"]
TRUE_MODES = ["cid", "gbk", "type3", "type3-names"]


class PathPen(BasePen):
    """Glyph outline as PDF path operators."""

    def __init__(self, glyphs):
        super().__init__(glyphs)
        self.out = []

    def _moveTo(self, p):
        self.out.append(f"{p[0]:.0f} {p[1]:.0f} m")

    def _lineTo(self, p):
        self.out.append(f"{p[0]:.0f} {p[1]:.0f} l")

    def _curveToOne(self, a, b, c):
        self.out.append(" ".join(f"{v:.0f}" for p in (a, b, c) for v in p) + " c")

    def _closePath(self):
        self.out.append("h")


class Writer:
    """Objects and the cross-reference table of a PDF."""

    def __init__(self):
        self.objects = []

    def add(self, body, stream=None):
        if stream is not None:
            data = zlib.compress(stream.encode("latin-1") if isinstance(stream, str) else stream)
            body = body[:-2] + f"/Length {len(data)} /Filter /FlateDecode >>"
            self.objects.append(body.encode() + b"\nstream\n" + data + b"\nendstream")
        else:
            self.objects.append(body.encode() if body else None)
        return len(self.objects)

    def set(self, number, body):
        self.objects[number - 1] = body.encode()

    def save(self, path, root, info):
        out, places = io.BytesIO(), []
        out.write(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
        for number, body in enumerate(self.objects, 1):
            places.append(out.tell())
            out.write(f"{number} 0 obj\n".encode() + body + b"\nendobj\n")
        start = out.tell()
        out.write(f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode())
        for place in places:
            out.write(f"{place:010d} 00000 n \n".encode())
        out.write(f"trailer << /Size {len(places) + 1} /Root {root} 0 R /Info {info} 0 R >>\n"
                  f"startxref\n{start}\n%%EOF\n".encode())
        path.write_bytes(out.getvalue())


def both_ways(writer, name, encoding, descendant, unicode=""):
    """F0 for writing across and FV for writing down."""
    return [writer.add(f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding "
                       f"/{encoding}-{way} /DescendantFonts [{descendant} 0 R] {unicode} >>")
            for way in "HV"]


def gbk_fonts(writer):
    """SimSun, named and not embedded, encoded as GBK."""
    descriptor = writer.add(
        "<< /Type /FontDescriptor /FontName /SimSun /Flags 6 /FontBBox [0 -141 1000 859] "
        "/ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 700 /StemV 80 >>")
    descendant = writer.add(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo "
        "<< /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 "
        f"/W [1 95 500 814 939 500] /FontDescriptor {descriptor} 0 R >>")
    return both_ways(writer, "SimSun", "GBK-EUC", descendant)


class RawCanvas:
    def __init__(self, path, font, mode):
        """`font`: (file, index) of a TrueType font."""
        self.path, self.mode = path, mode
        self.font = TTFont(font[0], fontNumber=font[1])
        self.place = font
        self.cmap = self.font.getBestCmap()
        self.metrics = self.font["hmtx"].metrics
        self.em = self.font["head"].unitsPerEm
        self.characters = []  # in order of first use; the code of a character is its place + 1
        self.codes = {}
        self.pages = []

    def begin_page(self, width, height):
        self.page_width, self.page_height, self.operations = width, height, []

    def end_page(self):
        self.pages.append((self.page_width, self.page_height, self.operations))

    def width(self, text, size):
        return sum(self.advance(c) for c in text) * size / 1000

    def advance(self, character):
        name = self.cmap.get(ord(character), ".notdef")
        return round(self.metrics[name][0] * 1000 / self.em)

    def text(self, x, y, text, size, angle=0, gray=0, bold=""):
        for character in text:
            if character not in self.codes:
                self.characters.append(character)
                self.codes[character] = len(self.characters)
        c, s = math.cos(math.radians(-angle)), math.sin(math.radians(-angle))
        matrix = f"{c:.4f} {s:.4f} {-s:.4f} {c:.4f} {x:.2f} {self.page_height - y:.2f} Tm"
        mode = {"outline": "2 Tr 0.3 w ", "invisible": "3 Tr "}.get(bold, "")
        self.operations.append(("text", f"q {gray} g BT {mode}{matrix}", size, text))
        if bold == "twice":
            self.text(x + 0.3, y, text, size, angle, gray)

    @property
    def has_columns(self):
        return self.mode.startswith("cid") or self.mode == "gbk"

    def column(self, x, y, text, size):
        """Vertical writing with a vertical font, centred on x, downward from y."""
        self.text(x, y, text, size)
        self.operations[-1] = ("column", *self.operations[-1][1:])

    def line(self, x0, y0, x1, y1, thickness, dash=None):
        h = self.page_height
        dash = " ".join(map(str, dash or []))
        self.operations.append(f"q [{dash}] 0 d {thickness} w {x0:.2f} {h - y0:.2f} m "
                               f"{x1:.2f} {h - y1:.2f} l S Q")

    def rectangle(self, x0, y0, x1, y1, thickness):
        self.operations.append(f"q {thickness} w {x0:.2f} {self.page_height - y1:.2f} "
                               f"{x1 - x0:.2f} {y1 - y0:.2f} re S Q")

    def fill(self, x0, y0, x1, y1, gray):
        self.operations.append(f"q {gray} g {x0:.2f} {self.page_height - y1:.2f} {x1 - x0:.2f} "
                               f"{y1 - y0:.2f} re f Q")

    # Strings

    def show(self, operation):
        if isinstance(operation, str):
            return operation
        kind, start, size, text = operation
        font = "FV" if kind == "column" else "F0"
        if self.mode == "gbk":
            shows = f"/{font} {size} Tf <{text.encode('gb18030').hex()}> Tj"
        elif self.mode.startswith("cid"):
            codes = "".join(f"{self.codes[c]:04x}" for c in text)
            shows = f"/{font} {size} Tf <{codes}> Tj"
        else:
            parts, last = [], None
            for character in text:
                font, code = divmod(self.codes[character] - 1, 255)
                if font != last:
                    parts.append([font, ""])
                    last = font
                parts[-1][1] += f"{code + 1:02x}"
            shows = " ".join(f"/F{font} {size} Tf <{codes}> Tj" for font, codes in parts)
        return f"{start} {shows} ET Q"

    def to_unicode(self, pairs, wide):
        width = 4 if wide else 2
        pairs = [(code, character) for code, character in pairs]
        lines = [f"<{code:0{width}x}> <{character.encode('utf-16-be').hex()}>"
                 for code, character in pairs]
        chunks = [lines[i:i + 100] for i in range(0, len(lines), 100)]
        body = "".join(f"{len(c)} beginbfchar\n" + "\n".join(c) + "\nendbfchar\n" for c in chunks)
        return ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
                "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n1 begincodespacerange\n"
                f"<{'0' * width}> <{'f' * width}>\nendcodespacerange\n{body}"
                "endcmap CMapName currentdict /CMap defineresource pop end end\n")

    # Fonts

    def cid_font(self, writer):
        options = subset.Options(glyph_names=False, notdef_outline=True, hinting=False,
                                 drop_tables=["GSUB", "GPOS", "GDEF", "BASE", "name", "post"])
        subsetter = subset.Subsetter(options)
        known = [c for c in self.characters if ord(c) in self.cmap]
        subsetter.populate(unicodes=[ord(c) for c in known])
        font = TTFont(self.place[0], fontNumber=self.place[1])
        subsetter.subset(font)
        order, cmap = font.getGlyphOrder(), font.getBestCmap()
        index = {name: i for i, name in enumerate(order)}
        gids = [0] + [index.get(cmap.get(ord(c)), 0) for c in self.characters]
        for table in ("cmap", "OS/2"):
            if table in font and self.mode != "cid":
                del font[table]
        data = io.BytesIO()
        font.save(data)
        file = writer.add(f"<< /Length1 {len(data.getvalue())} >>", data.getvalue())
        descriptor = writer.add(
            f"<< /Type /FontDescriptor /FontName /ABCDEF+SimSun /Flags 4 /FontBBox [0 -200 1000 900] "
            f"/ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 700 /StemV 80 "
            f"/FontFile2 {file} 0 R >>")
        mapping = writer.add("<< >>", b"".join(g.to_bytes(2, "big") for g in gids))
        widths = " ".join(str(self.advance(c)) for c in self.characters)
        descendant = writer.add(
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+SimSun /CIDSystemInfo "
            "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            f"/FontDescriptor {descriptor} 0 R /CIDToGIDMap {mapping} 0 R /W [1 [{widths}]] >>")
        unicode = ""
        if self.mode != "cid-none":
            pairs = [(i + 1, c if self.mode == "cid" else chr(0x100 + i % 0x80))
                     for i, c in enumerate(self.characters)]
            stream = writer.add("<< >>", self.to_unicode(pairs, True))
            unicode = f"/ToUnicode {stream} 0 R"
        return both_ways(writer, "ABCDEF+SimSun", "Identity", descendant, unicode)

    def type3_fonts(self, writer):
        fonts, glyphs = [], self.font.getGlyphSet()
        for start in range(0, len(self.characters), 255):
            part = self.characters[start:start + 255]
            procedures, names, widths = [], [], []
            for i, character in enumerate(part):
                pen = PathPen(glyphs)
                glyphs[self.cmap.get(ord(character), ".notdef")].draw(pen)
                width = self.advance(character) * self.em / 1000
                name = f"uni{ord(character):04X}" if self.mode == "type3-names" else f"g{i + 1}"
                body = f"{width:.0f} 0 0 {-self.em // 5} {width:.0f} {self.em} d1 " \
                    + " ".join(pen.out) + " f"
                procedures.append(f"/{name} {writer.add('<< >>', body)} 0 R")
                names.append(f"/{name}")
                widths.append(f"{width:.0f}")
            unicode = ""
            if self.mode == "type3":
                pairs = [(i + 1, c) for i, c in enumerate(part)]
                unicode = f"/ToUnicode {writer.add('<< >>', self.to_unicode(pairs, False))} 0 R"
            fonts.append(writer.add(
                f"<< /Type /Font /Subtype /Type3 /FontBBox [0 {-self.em // 5} {self.em} {self.em}] "
                f"/FontMatrix [{1 / self.em:.7f} 0 0 {1 / self.em:.7f} 0 0] /FirstChar 1 "
                f"/LastChar {len(part)} /Widths [{' '.join(widths)}] /CharProcs "
                f"<< {' '.join(procedures)} >> /Encoding << /Type /Encoding /Differences "
                f"[1 {' '.join(names)}] >> /Resources << >> {unicode} >>"))
        return fonts

    def close(self):
        writer = Writer()
        make = gbk_fonts if self.mode == "gbk" else \
            self.cid_font if self.mode.startswith("cid") else self.type3_fonts
        fonts = make(writer)
        names = ["F0", "FV"] if self.has_columns else [f"F{i}" for i in range(len(fonts))]
        resources = writer.add("<< /Font << " + " ".join(
            f"/{name} {number} 0 R" for name, number in zip(names, fonts)) + " >> >>")
        tree, kids = writer.add(""), []
        for width, height, operations in self.pages:
            content = writer.add("<< >>", "\n".join(self.show(o) for o in operations))
            kids.append(writer.add(
                f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {width} {height}] "
                f"/Resources {resources} 0 R /Contents {content} 0 R >>"))
        writer.set(tree, f"<< /Type /Pages /Count {len(kids)} /Kids "
                         f"[{' '.join(f'{k} 0 R' for k in kids)}] >>")
        root = writer.add(f"<< /Type /Catalog /Pages {tree} 0 R >>")
        info = writer.add("<< /Producer (WPS) >>")
        writer.save(self.path, root, info)
