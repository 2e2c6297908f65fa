"""Bytes to text: which encoding, how it is known, and what was lost on the way.

Order of belief: byte order mark, the pattern of NUL bytes, valid UTF-8, the declared
encoding, mostly valid UTF-8, Windows-1252 for nearly plain English and for other words of
Western Europe, a statistical guess. UTF-7 is never used: it hides markup. Everything that
was guessed, replaced or removed is told in ``warnings``.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from charset_normalizer import from_bytes

from counterclaim.errors import UnreadableInputError

_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Browsers read these labels as Windows-1252 (WHATWG Encoding Standard, section 4.2).
_AS_WINDOWS: Final = frozenset({"iso8859-1", "ascii", "latin-1"})
_REFUSED: Final = frozenset({"utf-7", "idna", "punycode", "raw_unicode_escape", "unicode_escape"})
_THREE_BYTES: Final = re.compile(rb"[\xe1-\xec\xee\xef][\x80-\xbf]{2}")
_TWO_BYTES: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]")
_HIGH: Final = re.compile(rb"[\x80-\xff]")
# Curly quotation marks, dashes and the ellipsis of Windows-1252, beside ASCII.
_CURLY: Final = re.compile(rb"(?<=[ -~\r\n])[\x85\x91-\x94\x96\x97](?=[ -~\r\n])")
# What Western European languages write beyond ASCII. Read as Windows-1252, words of other
# code pages nearly all hold something else: "³" in Polish, "þ" in Turkish, "š" in Czech.
_NOT_WESTERN: Final = re.compile(
    r"[^\x00-\x7f\xa0ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüŒœŸÿ"
    "«»‹›“”„‘’–—…•€£§°·¿¡ºª]"
    r"|(?<=[^\W\d_])[ºª]|õ(?!e)|ã(?![oes]|\b)"
)
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_BIDI: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Joiners are ordinary between emoji and in Arabic script, but not inside Latin words.
_INVISIBLE: Final = re.compile(
    "[\u00ad\u200b\u2060-\u2064\ufeff]|(?<=[A-Za-z])[\u200c\u200d](?=[A-Za-z])"
)
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_MEANINGLESS: Final = ("Cc", "Cn", "Co")
_UNUSUAL: Final = re.compile(r"[^\s -~\xa0-\u02ff\u0400-\u06ff\u2010-\u2027]")
_SAMPLE: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read with, and what a person should know about it."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(raw: bytes, *, declared: str | None = None) -> Decoded:
    """The text of ``raw``.

    NUL characters are taken out (SQLite's shell stops at them), lone surrogates
    become U+FFFD (they cannot be stored); both are counted in the warnings.

    Args:
        raw: the bytes of one document.
        declared: an encoding that the document or its container names.

    Raises:
        UnreadableInputError: if the bytes are no text in any encoding.
    """
    found = _by_mark(raw) or _by_nul_pattern(raw) or _as_utf8(raw, declared)
    found = found or _as_declared(raw, declared) or _as_broken_utf8(raw)
    found = found or _as_windows(raw) or _guessed(raw)
    return clean(found)


def clean(decoded: Decoded) -> Decoded:
    """The same text without NUL and lone surrogates, with warnings on odd characters.

    Raises:
        UnreadableInputError: if too much of the text has no meaning.
    """
    text, warnings = decoded.text, list(decoded.warnings)
    _refuse_noise(text)
    if nuls := text.count("\x00"):
        text = text.replace("\x00", "")
        warnings.append(f"{nuls} NUL character(s) were taken out")
    text, lone = _SURROGATES.subn("\ufffd", text)
    if lone:
        warnings.append(f"{lone} lone surrogate(s) were replaced by U+FFFD")
    return Decoded(text, decoded.encoding, (*warnings, *oddities(text)))


def oddities(text: str) -> tuple[str, ...]:
    """What in the text shows otherwise than it is stored, or not at all."""
    found = (
        (_BIDI, "direction control(s): what is shown may differ from what is stored"),
        (_CONTROLS, "control character(s)"),
        (_INVISIBLE, "invisible character(s), such as zero-width blanks or soft hyphens"),
    )
    counted = ((len(pattern.findall(text)), what) for pattern, what in found)
    return tuple(f"the text holds {count} {what}" for count, what in counted if count)


def _by_mark(raw: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _counted(raw[len(mark) :], encoding)
    return None


def _by_nul_pattern(raw: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 without a mark: English text then has NUL at fixed places."""
    sample = raw[:4096]
    if sample.count(0) * 4 < len(sample) or len(sample) < 8:
        return None
    for step, encoding, filled in ((4, "utf-32-le", 0), (4, "utf-32-be", 3)):
        lanes = [sample[i::step].count(0) / len(sample[i::step]) for i in range(step)]
        if lanes[filled] < 0.1 and all(lanes[i] > 0.7 for i in range(step) if i != filled):
            return _guess(raw, encoding)
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return _guess(raw, "utf-16-le" if odd > even else "utf-16-be")


def _as_utf8(raw: bytes, declared: str | None) -> Decoded | None:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    name = _codec(declared)
    if name and name != "utf-8" and (name.startswith("utf") or not raw.isascii()):
        said = f"declared as {declared!r:.40}, but valid UTF-8, and read so"
        return Decoded(text, "utf-8", (said,))
    return Decoded(text, "utf-8")


def _as_declared(raw: bytes, declared: str | None) -> Decoded | None:
    name = _codec(declared)
    if name in (None, "utf-8"):
        return None
    try:
        return Decoded(raw.decode(str(name)), str(name))
    except (UnicodeDecodeError, LookupError):
        return None


def _as_broken_utf8(raw: bytes) -> Decoded | None:
    """UTF-8 with damage: one valid three-byte sequence hardly comes about by chance."""
    text = raw.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    cut = bad == 1 and text.endswith("\ufffd")
    long, short = len(_THREE_BYTES.findall(raw)), len(_TWO_BYTES.findall(raw))
    if cut or short >= bad or (long and bad <= 5 * (long + short)):
        return _counted(raw, "utf-8")
    return None


def _as_windows(raw: bytes) -> Decoded | None:
    """Nearly plain English, surest with curly quotation marks, or words of a Western language."""
    high = len(_HIGH.findall(raw)) / len(raw)
    if high > 0.25:
        return None
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    if high > (0.1 if _CURLY.search(raw) else 0.05) and _NOT_WESTERN.search(text):
        return None
    return Decoded(text, "cp1252", ("no encoding is declared; read as Windows-1252, a guess",))


def _guessed(raw: bytes) -> Decoded:
    best = from_bytes(raw[:_SAMPLE]).best()
    if best is None or best.encoding in _REFUSED:
        raise UnreadableInputError("these bytes are no text in any known encoding")
    return _guess(raw, best.encoding)


def _guess(raw: bytes, encoding: str) -> Decoded:
    read = _counted(raw, encoding)
    said = f"no encoding is declared; read as {encoding}, a guess"
    return Decoded(read.text, encoding, (said, *read.warnings))


def _counted(raw: bytes, encoding: str) -> Decoded:
    text = raw.decode(encoding, "replace")
    own = text.count("\ufffd")
    if own:
        own -= raw.decode(encoding, "ignore").count("\ufffd")
    said = f"{own} place(s) could not be decoded as {encoding} and hold U+FFFD"
    return Decoded(text, encoding, (said,) if own else ())


def _codec(declared: str | None) -> str | None:
    """The codec that a declared name means; None for no name, an unknown or unsafe one."""
    if not declared or len(declared) > 40:
        return None
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    if name in _REFUSED or not getattr(codecs.lookup(name), "_is_text_encoding", True):
        return None
    return "cp1252" if name in _AS_WINDOWS else name


def _refuse_noise(text: str) -> None:
    sample = text[:_SAMPLE]
    odd = _UNUSUAL.findall(sample)
    noise = sum(unicodedata.category(c) in _MEANINGLESS for c in odd) + sample.count("\ufffd")
    if noise > 0.1 * len(sample):
        raise UnreadableInputError("these bytes are no text: most of them mean nothing")
