"""The dictionary of Russian words, mapped into memory instead of read: processes share what they look up."""

import struct
from mmap import ACCESS_READ, mmap

import pymorphy3
from dawg_python import wrapper


def read_words(automaton, file):
    automaton._units = units(file, "I", 1)


def read_guide(guide, file):
    guide._units = units(file, "B", 2)


def units(file, code, each):
    """The next part of a file, which begins with its length: numbers of this code, so many of `each` unit."""
    (length,) = struct.unpack("=I", file.read(4))
    begin = file.tell()
    end = file.seek(begin + length * each * struct.calcsize(code))
    return memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))[begin:end].cast(code)


wrapper.Dictionary.read, wrapper.Guide.read = read_words, read_guide
normal_forms = pymorphy3.MorphAnalyzer(lang="ru").normal_forms
