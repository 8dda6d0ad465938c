"""Problems are bounded: a sentence a kind and file, with how many more there are and where."""

from corridors.catalog.report import FileReport, Report, Unread, in_short

FILE = "routes/line.geojson"
# what is told, and what is left of it
TOLD = [
    ([], ()),
    (["a.toml: x: km: is bad"], ("a.toml: x: km: is bad",)),
    (["a.toml: x: is bad", "b.toml: x: is bad"], ("a.toml: x: is bad", "b.toml: x: is bad")),
    (["a.toml: x: km: is bad", "a.toml: x: mode: is bad"],
     ("a.toml: x: km: is bad", "a.toml: x: mode: is bad")),
    (["a.toml: x: is bad", "a.toml: y: is bad"], ("a.toml: x: is bad … and 1 more like it: y",)),
    (["a.toml: x: 7.5, 80 is out", "a.toml: y: -1e+26, 8 is out"],
     ("a.toml: x: 7.5, 80 is out … and 1 more like it: y",)),
    (["projects/a.toml: facts[1].as_of: 2025 is late",
      "projects/a.toml: facts[12].as_of: 2026 is late"],
     ("projects/a.toml: facts[1].as_of: 2025 is late … and 1 more like it: facts[12].as_of",)),
    (["projects/a.toml: the source 'b' is gone", "projects/a.toml: the source 'c: d' is gone"],
     ("projects/a.toml: the source 'b' is gone … and 1 more like it: 'c: d'",)),
    (["projects/a.toml: legs.main: is far from 'b'", "projects/a.toml: legs.main: is far from 'c'"],
     ("projects/a.toml: legs.main: is far from 'b' … and 1 more like it: 'c'",)),
    (["datapackage.json: resources: projects/a.toml is not listed",
      "datapackage.json: resources: routes/a-b.geojson is not listed"],
     ("datapackage.json: resources: projects/a.toml is not listed … and 1 more like it",)),
    (["the rule 'x' failed", "nothing"], ("the rule 'x' failed", "nothing")),
]  # fmt: skip


def test_a_sentence_stands_for_all_of_its_kind_and_file() -> None:
    for problems, wanted in TOLD:
        assert in_short(problems) == wanted


def test_thousands_of_problems_are_one_sentence() -> None:
    problems = [f"{FILE}: {number}: id: is missing" for number in range(3_200)]
    assert in_short(problems) == (
        f"{FILE}: 0: id: is missing … and 3,199 more like it: 1, 2, 3, 4, 5 and 3,194 more",
    )


def test_what_was_taken_is_said_once_a_file_with_its_count() -> None:
    report = Report()
    for _ in range(1_200):
        FileReport(FILE, report).take("heights are left out")
    for number in range(7):
        FileReport(FILE, report).take("names are out", names=[f"field{number % 6}"])
    FileReport(FILE, report).take("parts are put together", 0)
    assert report.problems == []
    assert report.notes == (
        f"{FILE}: heights are left out (1,200 features)",
        f"{FILE}: names are out: field0, field1, field2, field3, field4 and 1 more (7 features)",
    )


def test_what_is_lost_may_be_what_another_names() -> None:
    report = Report()
    FileReport("places.geojson", report).lose("is bad", "west")
    FileReport("sources.toml", report).lose("cannot be read")
    FileReport(FILE, report).tell("is odd", "first")
    unread = report.unread
    assert unread.may_hold("places.geojson", "west")
    assert not unread.may_hold("places.geojson", "east")
    assert unread.may_hold("sources.toml", "any")
    assert not unread.may_hold(FILE, "first")
    assert unread.files == {"places.geojson", "sources.toml"}
    assert Unread().files == set()
