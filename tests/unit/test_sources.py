"""Reading documents: what is read, and what is said about what cannot be."""

from __future__ import annotations

import io
import json
import os
import tracemalloc
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.model import Document
from graph.sources import count, parse_document, read

TEXT = "استقبل الوزير نظيره.\r\nوقال إن المحادثات مفيدة.\n"


def read_one(path: Path, **options: int) -> Document:
    (document,) = read([path], **options)
    assert isinstance(document, Document), document
    return document


def fail_one(*paths: Path | str, **options: object) -> InputError:
    (error,) = read(paths, **options)  # type: ignore[arg-type]
    assert isinstance(error, InputError), error
    return error


def test_a_text_file_is_one_document_kept_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "news.txt"
    file.write_bytes(TEXT.encode())
    assert read_one(file) == Document("news", TEXT)


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    file = tmp_path / "news.txt"
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    assert read_one(file).text == TEXT


def test_a_file_with_any_other_suffix_is_text_too(tmp_path: Path) -> None:
    file = tmp_path / "news.article.html"
    file.write_text(TEXT, "utf-8")
    assert read_one(file).id == "news.article"


def test_the_companion_file_gives_what_is_known_about_a_text(tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(TEXT, "utf-8")
    (tmp_path / "news.meta.toml").write_text(
        'date = 2014-11-26\ntitle = "زيارة"\nurl = "https://a.example/"\nsource = "وكالة"\nlanguage = "AR"\nlicence = "own"\n',
        "utf-8",
    )
    document = read_one(tmp_path / "news.txt")
    assert (document.date, document.title, document.language) == ("2014-11-26", "زيارة", "ar")
    assert (document.url, document.source) == ("https://a.example/", "وكالة")


@pytest.mark.parametrize(
    ("content", "reason"),
    [("date = 26", "date is 26"), ('date = "26.11.2014"', "26.11.2014"), ("date = ", "is not TOML"), ("title = 3", "title is 3")],
)
def test_a_wrong_companion_file_is_named(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "news.txt").write_text(TEXT, "utf-8")
    (tmp_path / "news.meta.toml").write_text(content, "utf-8")
    error = fail_one(tmp_path / "news.txt")
    assert "news.meta.toml" in error.place
    assert reason in error.reason


def test_a_wrong_encoding_is_located_and_the_way_out_named(tmp_path: Path) -> None:
    file = tmp_path / "old.txt"
    file.write_bytes(b"news: " + "وزير".encode("windows-1256"))
    error = fail_one(file)
    assert error.place == str(file)
    assert "byte 0xE6 at offset 6" in error.reason
    assert f"iconv -f WINDOWS-1256 -t UTF-8 {file}" in error.remedy
    file.write_bytes(TEXT.encode("utf-16"))
    assert "UTF-16" in fail_one(file).reason


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xef\xbb\xbf\n"])
def test_an_empty_text_is_said_to_be_empty(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "empty.txt"
    file.write_bytes(content)
    assert fail_one(file).reason == "the text is empty"


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "image.txt"
    file.write_bytes(b"abc\0def")
    assert "NUL at character 3" in fail_one(file).reason


def test_fifty_megabytes_are_refused_without_being_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    tracemalloc.start()
    error = fail_one(file)
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()
    assert "too large" in error.reason
    assert "DRAGOMAN_MAX_TEXT" in error.remedy
    lines = tmp_path / "huge.jsonl"
    with lines.open("wb") as stream:
        stream.write(b'{"id": "a", "text": "' + b"x" * 20_000_000 + b'"}\n{"id": "b", "text": "small"}\n')
    huge, small = read([lines])
    assert isinstance(huge, InputError)
    assert "line 1" in huge.place
    assert small == Document("b", "small")


def test_a_text_may_be_as_long_as_allowed(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("ش" * 100, "utf-8")
    assert len(read_one(file, max_text=100).text) == 100
    assert "101 characters" not in str(fail_one(file, max_text=99))
    assert "100 characters" in str(fail_one(file, max_text=99))
    assert "bytes" in str(fail_one(file, max_text=20))


def test_what_is_not_there_or_cannot_be_opened_is_named(tmp_path: Path) -> None:
    assert "no such file" in fail_one(tmp_path / "none.txt").reason
    assert "holds no documents" in fail_one(tmp_path).reason
    if os.geteuid() != 0:
        file = tmp_path / "secret.txt"
        file.write_text(TEXT)
        file.chmod(0)
        assert "permission denied" in fail_one(file).reason


def test_a_folder_is_read_in_depth_and_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.jsonl", "c/d.txt", "c/.hidden.txt", ".git/x.txt", "README.md", "b.meta.toml", "z.text"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text('{"id": "line", "text": "t"}' if name.endswith("jsonl") else "" if "meta" in name else "text", "utf-8")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert [each.id for each in read([tmp_path]) if isinstance(each, Document)] == ["line", "b", "d", "z"]
    assert count([tmp_path]) == 4


def test_a_wrong_line_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    good = json.dumps({"id": "x", "text": TEXT, "date": "2014-11-26T10:00:00Z", "other": [1]}, ensure_ascii=False).encode()
    lines = [good] * 16 + [b'{"id": "y", "text": '] + [b"", good]
    file = tmp_path / "news.jsonl"
    file.write_bytes(b"\xef\xbb\xbf" + b"\n".join(lines))
    found = list(read([file]))
    assert len(found) == 18
    error = found[16]
    assert isinstance(error, InputError)
    assert error.place == f"{file}, line 17"
    assert "is not JSON" in error.reason
    assert found[17] == Document("x", TEXT, "2014-11-26")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[1]", "holds a list"),
        (b'"x"', "holds a string"),
        (b'{"text": "t"}', "has no id"),
        (b'{"id": "", "text": "t"}', "id is ''"),
        (b'{"id": true, "text": "t"}', "id is True"),
        (b'{"id": "a"}', "has no text"),
        (b'{"id": "a", "text": 3}', "text is a number"),
        (b'{"id": "a", "text": "  "}', "the text is empty"),
        (b'{"id": "a", "text": "t", "date": "yesterday"}', "date is 'yesterday'"),
        (b'{"id": "a", "text": "t", "title": ["x"]}', "title is ['x']"),
        (b'{"id": "a", "text": "\\ud800"}', "surrogate"),
        (b'{"id": "a", "text": "x\\u0000"}', "NUL"),
        (b'{"id": "a", "text": "\xff"}', "byte 0xFF at offset 21"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"id": ' + b"9" * 5000 + b', "text": "t"}', "is not JSON"),
    ],
)
def test_every_wrong_document_is_explained(tmp_path: Path, line: bytes, reason: str) -> None:
    file = tmp_path / "news.jsonl"
    file.write_bytes(line + b'\n{"id": "next", "text": "t"}\n')
    error, after = read([file])
    assert isinstance(error, InputError)
    assert reason in error.reason
    assert error.place == f"{file}, line 1"
    assert after == Document("next", "t")


def test_numbers_serve_as_ids() -> None:
    assert parse_document({"id": 17, "text": "t", "language": "ar-SY"}, "body", 10) == Document("17", "t", language="ar")


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        (TEXT.encode(), ["stdin"]),
        (b'\xef\xbb\xbf\n {"id": "a", "text": "t"}\n{"id": "b", "text": "t"}', ["a", "b"]),
        (b"\n" * 10 + TEXT.encode(), ["stdin"]),
    ],
)
def test_standard_input_may_be_a_text_or_lines(content: bytes, ids: list[str]) -> None:
    found = list(read(["-"], stdin=io.BytesIO(content)))
    assert [each.id for each in found if isinstance(each, Document)] == ids


def test_empty_standard_input_is_said_to_be_empty() -> None:
    assert fail_one("-", stdin=io.BytesIO(b"")).place == "standard input"
    assert count(["-"]) is None
