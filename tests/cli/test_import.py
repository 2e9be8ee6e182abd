"""`import`: a line a source and a summary, whatever the files are."""

import json


def test_import_says_what_became_of_each_source(command, archive, page, tmp_path, write, story):
    write(tmp_path / "in" / "a.txt", story + "\n")
    write(tmp_path / "in" / "b.txt", b"")
    write(tmp_path / "in" / "c.pdf", b"%PDF-")
    status, lines, _err = command("import", "--json", "--archive", archive, page, tmp_path / "in")
    *told, last = [json.loads(line) for line in lines]
    assert status == 1
    assert [one["status"] for one in told] == ["imported", "imported", "refused"]
    for one in told:
        assert {"path", "status", "edition", "articles", "encoding", "sha256", "reason"} <= set(one)
    assert told[2]["reason"] == f"{tmp_path}/in/b.txt is empty; check where it came from."
    assert {key: value for key, value in last["summary"].items() if key != "seconds"} == {
        "sources": 3,
        "imported": 2,
        "duplicate": 0,
        "updated": 0,
        "refused": 1,
        "skipped": 1,
        "articles": 4,
    }


def test_import_again_is_harmless(command, filled, page):
    status, lines, _err = command("import", "--json", "--archive", filled, page)
    assert status == 0
    assert json.loads(lines[0])["status"] == "duplicate"
    assert json.loads(lines[-1])["summary"]["articles"] == 0


def test_what_is_given_goes_first(command, archive, page):
    given = ("--newspaper", "云州晚报", "--date", "1990-03-05")
    _status, lines, _err = command("import", "--json", "--archive", archive, *given, page)
    told = json.loads(lines[0])
    assert (told["newspaper"], told["date"]) == ("云州晚报", "1990-03-05")


def test_one_bad_file_in_a_hundred(command, archive, tmp_path, write, story):
    for number in range(100):
        write(tmp_path / "in" / f"{number:03}.txt", story + str(number))
    write(tmp_path / "in" / "050.txt", bytes(range(256)) * 20)
    status, lines, _err = command("import", "--json", "--jobs", 0, "--archive", archive, tmp_path / "in")
    told = [json.loads(line) for line in lines[:-1]]
    refused = [one for one in told if one["status"] != "imported"]
    assert (status, len(told)) == (1, 100)
    assert [one["reason"] for one in refused] == [
        f"{tmp_path}/in/050.txt is not a text file; export its text first and import that."
    ]


def test_import_for_people(command, archive, page, tmp_path):
    status, lines, _err = command("import", "--archive", archive, page, tmp_path / "gone.txt")
    assert status == 1
    assert lines[0].split() == ["imported", "2", "articles", "云州日报", "2021-08-06", str(page)]
    assert lines[1] == f"refused     {tmp_path}/gone.txt does not exist; check its name."
    assert lines[2].startswith("1 imported, 0 duplicate, 0 updated, 1 refused, 0 skipped; 2 articles in ")
