"""Bounded reading of one file or archive member, compressed or not.

Nothing is unpacked to disk, and never more than the limits allow into memory: a bomb
stops the stream with a reason. Damage in the middle ends the stream early and is kept
as ``fault``, so that what came before it can still be used.
"""

from __future__ import annotations

import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from typing import IO, Any, Final

from counterclaim.errors import UnreadableInputError
from counterclaim.read.limits import HEAD_BYTES, MAX_RATIO, RATIO_FLOOR

GZIP_MAGIC: Final = b"\x1f\x8b"
#: What archives raise where a member does not fit its sums, or ends too early.
OF_ARCHIVES: Final = (zipfile.BadZipFile, tarfile.TarError, lzma.LZMAError)
DAMAGE: Final = (OSError, EOFError, ValueError, zlib.error, *OF_ARCHIVES)
_CHUNK: Final = 64 * 1024


class Stream:
    """A readable run of bytes with a known beginning."""

    def __init__(self, raw: _Filled) -> None:
        self._raw = raw
        self._buffer = io.BufferedReader(raw, HEAD_BYTES)
        self.head = self._buffer.peek(HEAD_BYTES)[:HEAD_BYTES]

    @property
    def fault(self) -> str | None:
        """Why the stream ended before its end, or what followed it."""
        return self._raw.fault

    def all(self, limit: int) -> bytes:
        """Everything that is left.

        Raises:
            UnreadableInputError: if it is more than ``limit`` bytes.
        """
        data = self._buffer.read(limit + 1)
        if len(data) > limit:
            raise UnreadableInputError(
                f"it has more than {limit} bytes, the limit for one document"
            )
        return data

    def line(self, limit: int) -> bytes:
        """The next line with its end, empty at the end of the stream.

        A longer line comes in pieces; the first piece then has no line end.
        """
        return self._buffer.readline(limit)

    def file(self) -> IO[bytes]:
        """The stream as a file object, for archive readers."""
        return self._buffer


class _Filled(io.RawIOBase):
    """Fills every request (so that the head is whole) and meters what passes."""

    def __init__(
        self,
        read: Callable[[int], bytes],
        *,
        packed: Callable[[], int] | None = None,
        faults: Callable[[], str | None] | None = None,
    ) -> None:
        self._read = read
        self._packed = packed
        self._faults = faults
        self._passed = 0
        self._own_fault: str | None = None

    @property
    def fault(self) -> str | None:
        return self._own_fault or (self._faults() if self._faults else None)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        filled = 0
        while filled < len(view):
            data = self._next(len(view) - filled)
            if not data:
                break
            view[filled : filled + len(data)] = data
            filled += len(data)
        return filled

    def _next(self, size: int) -> bytes:
        try:
            data = self._read(size)
        except UnreadableInputError:
            raise
        except DAMAGE as error:
            if not self._passed and isinstance(error, OF_ARCHIVES):
                raise  # nothing of it can be used; whoever opened it says why
            self._own_fault = f"it is damaged and was read only up to the damage ({error})"
            return b""
        self._passed += len(data)
        packed = self._packed() if self._packed else 0
        if self._packed and self._passed > max(RATIO_FLOOR, packed * MAX_RATIO):
            raise UnreadableInputError(
                f"it unpacks to more than {MAX_RATIO} times its size, as a decompression bomb does"
            )
        return data


def plain(file: IO[bytes]) -> Stream:
    """A stream of an open file."""
    return Stream(_Filled(file.read))


def part(file: IO[bytes], length: int) -> Stream:
    """A stream of the next ``length`` bytes of an open file."""
    left = length

    def read(size: int) -> bytes:
        nonlocal left
        data = file.read(min(size, left))
        left -= len(data)
        return data

    return Stream(_Filled(read))


def member(file: IO[bytes], packed: int) -> Stream:
    """A stream of an archive member that takes ``packed`` bytes in its archive."""
    return Stream(_Filled(file.read, packed=lambda: packed))


def gunzipped(source: Stream) -> Stream:
    """The stream that a gzip stream unpacks to; several members are one text."""
    inflater = _Inflater(source.file())
    return Stream(
        _Filled(inflater.read, packed=lambda: inflater.taken, faults=lambda: inflater.fault)
    )


def unpacked(data: bytes, limit: int) -> bytes:
    """The bytes that gzip or zlib data unpack to.

    Raises:
        UnreadableInputError: if they are damaged, too many, or of a bomb.
    """
    source = plain(io.BytesIO(data))
    stream = gunzipped(source)
    result = stream.all(limit)
    if stream.fault:
        raise UnreadableInputError(f"its compressed body is damaged: {stream.fault}")
    return result


class _Inflater:
    """gzip by member. The standard class loses what it had read when damage comes."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self._engine = zlib.decompressobj(wbits=31)
        self._pending = b""
        self._inside = False
        self._done = False
        self.taken = 0
        self.fault: str | None = None

    def read(self, size: int) -> bytes:
        while not self._done:
            if not self._pending and not self._refill():
                break
            if not self._inside and not self._begin():
                break
            if self._pending and (data := self._inflate(size)):
                return data
        return b""

    def _refill(self) -> bool:
        self._pending = self._source.read(_CHUNK)
        self.taken += len(self._pending)
        if not self._pending:
            self._done = True
            if self._inside:
                self.fault = "the compressed data ends before its end"
        return bool(self._pending)

    def _begin(self) -> bool:
        """Starts the next member; zeros after a member are padding, other bytes a remark."""
        self._pending = self._pending.lstrip(b"\0")
        if not self._pending:
            return True
        if not GZIP_MAGIC.startswith(self._pending[:2]):
            self.fault, self._done = "bytes follow the end of the compressed data", True
            return False
        self._engine = zlib.decompressobj(wbits=31)
        self._inside = True
        return True

    def _inflate(self, size: int) -> bytes:
        try:
            data = self._engine.decompress(self._pending, size)
        except zlib.error as error:
            self.fault, self._done = f"the compressed data is damaged ({error})", True
            return b""
        self._pending = self._engine.unconsumed_tail
        if self._engine.eof:
            self._pending, self._inside = self._engine.unused_data, False
        return data
