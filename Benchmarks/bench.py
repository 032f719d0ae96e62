#!/usr/bin/env python3
"""Measures form345 against xmllint on the same files and prints ratios of CPU time.

Usage: FORM345_CORPUS=FOLDER bench.py FORM345
The folder holds xml/STEM.xml, real filings, and text/LAYOUT/STEM.*, some of them as text: each layout is converted.
"""

import os
import re
import sys
from pathlib import Path

CPU_SECONDS = 5.0
SCHEMAS = Path(__file__).resolve().parent.parent / "Schemas"


class Cost:
    """CPU time (user and system, seconds) and peak memory (MB) of processes.

    Linux counts this script's own memory, some 15 MB, to each process it starts: a smaller peak shows as that.
    """

    def __init__(self):
        self.seconds = 0.0
        self.megabytes = 0.0

    def run(self, command, allowed=(0,)):
        """Runs `command` with its output thrown away and adds what it took."""
        quiet = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in (0, 1, 2)]
        process = os.posix_spawnp(command[0], command, os.environ, file_actions=quiet)
        _, status, usage = os.wait4(process, 0)
        status = os.waitstatus_to_exitcode(status)
        if status not in allowed:
            shown = " ".join(command[:6])
            sys.exit(f"error: status {status} from: {shown}{' ...' if len(command) > 6 else ''}")
        self.seconds += usage.ru_utime + usage.ru_stime
        self.megabytes = max(self.megabytes, usage.ru_maxrss / 1024)


class Table:
    """The figures, printed as they come."""

    LAYOUT = "{:10} {:>6} {:>7} {:>10} {:>10} {:>7} {:>7}  {}"

    def __init__(self):
        self.peak = (0.0, 0.0)
        print(self.LAYOUT.format("", "files", "rounds", "form345", "xmllint", "ratio", "target", ""))

    def compare(self, name, files, target, round_of_work):
        """Repeats `round_of_work`, which charges two costs with the same work, until they are large enough."""
        round_of_work(Cost(), Cost())  # for the disk's cache
        ours, theirs, rounds = Cost(), Cost(), 0
        while ours.seconds + theirs.seconds < CPU_SECONDS:
            round_of_work(ours, theirs)
            rounds += 1
        self.peak = max(self.peak[0], ours.megabytes), max(self.peak[1], theirs.megabytes)
        ratio = ours.seconds / theirs.seconds
        times = [f"{cost.seconds / rounds * 1000:.1f} ms" for cost in (ours, theirs)]
        self.row(name, files, rounds, *times, f"{ratio:.2f}", f"{target}", ratio > target)

    def memory(self, target):
        megabytes = [f"{peak:.1f} MB" for peak in self.peak]
        self.row("memory", "", "", *megabytes, "", f"{target} MB", self.peak[0] > target)

    def row(self, *cells):
        print(self.LAYOUT.format(*cells[:-1], "over" if cells[-1] else ""), flush=True)


def schema(path):
    """The schema of a filing's own type and version: see Schemas/README.md."""
    text = path.read_text(encoding="utf-8")

    def value(name):
        return re.search(rf"<{name}>\s*(.*?)\s*</{name}>", text)[1]

    kind, version = value("documentType").replace("/", ""), value("schemaVersion")
    served = sorted(file.stem.split("-")[1] for file in SCHEMAS.glob(f"form{kind}-*.xsd"))
    last = next((last for last in served if last >= version), served[-1])
    return str(SCHEMAS / f"form{kind}-{last}.xsd")


def grouped(filings):
    """Filings by schema: xmllint takes one a run, where form345 takes all filings in one."""
    groups = {}
    for filing in filings:
        groups.setdefault(schema(filing), []).append(str(filing))
    return groups


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    form345 = sys.argv[1]
    corpus = Path(os.environ.get("FORM345_CORPUS", ""))
    filings = sorted(corpus.glob("xml/*.xml"))
    if "FORM345_CORPUS" not in os.environ or not filings:
        sys.exit(
            "error: there are no real filings to measure with; name their folder, which holds xml/*.xml and\n"
            "text/LAYOUT/STEM.*: make bench FORM345_CORPUS=FOLDER")
    table = Table()
    groups = grouped(filings)

    def validate(ours, theirs):
        ours.run([form345, "validate", *(str(filing) for filing in filings)])
        for xsd, files in groups.items():
            theirs.run(["xmllint", "--noout", "--schema", xsd, *files])

    def roundtrip(ours, theirs):
        names = [str(filing) for filing in filings]
        ours.run([form345, "roundtrip", *names])
        theirs.run(["xmllint", "--noout", *names])

    def start(ours, theirs):
        ours.run([form345, "--version"])
        theirs.run(["xmllint", "--version"])

    table.compare("validate", len(filings), 1.8, validate)
    table.compare("roundtrip", len(filings), 3, roundtrip)

    layouts = sorted(folder for folder in corpus.glob("text/*") if folder.is_dir())
    for layout in layouts:
        texts = {path.stem: str(path) for path in layout.iterdir()}
        paired = grouped([filing for filing in filings if filing.stem in texts])

        def convert(ours, theirs):
            inputs = [texts[Path(file).stem] for files in paired.values() for file in files]
            # To standard output: what a new file takes is its file system's matter, and on ext4 ten times as much
            # while it avoids the places of files that were deleted in the last minutes.
            ours.run([form345, "convert", *inputs], allowed=(0, 1))
            for xsd, files in paired.items():
                theirs.run(["xmllint", "--noout", "--schema", xsd, *files])

        if paired:
            table.compare(layout.name, sum(map(len, paired.values())), 2.5, convert)
    if not layouts:
        print(f"convert: skipped, {corpus}/text has no folder of texts")

    table.compare("start-up", "", 3, start)
    table.memory(64)


main()
