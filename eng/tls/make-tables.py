#!/usr/bin/env python3
"""Writes the tables of TLS: every cipher suite and every group that a handshake can name, by number.

Source: the value tables of the tshark that is installed (`tshark -G values`), which follow the IANA registries
"TLS Cipher Suites" and "TLS Supported Groups" (numbers and names are facts, nothing else is taken); its version stands in the
header. Groups that are younger than that tshark stand below, each with where its number is from.

    eng/tls/make-tables.py            writes src/Glacis/Certificates/suites.txt and groups.txt
    eng/tls/make-tables.py --check    exits 1 when the files are not what it would write
"""
import argparse
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "src/Glacis/Certificates"

# What is no suite: signals that a client puts into the list, and values that stand for nothing.
SIGNALS = re.compile(r"SCSV$|GREASE|Reserved", re.IGNORECASE)

# draft-ietf-tls-mlkem (0200 to 0202), draft-ietf-tls-ecdhe-mlkem (11EB to 11ED), and the drafts before them that were deployed (6399, 639A).
YOUNGER = {
    0x0200: "MLKEM512", 0x0201: "MLKEM768", 0x0202: "MLKEM1024",
    0x11EB: "SecP256r1MLKEM768", 0x11EC: "X25519MLKEM768", 0x11ED: "SecP384r1MLKEM1024",
    0x6399: "X25519Kyber768Draft00", 0x639A: "SecP256r1Kyber768Draft00",
}

# Trials of one library that no registry holds; some of their numbers were given to others since.
TRIALS = re.compile(r"frodo|kyber|ntru|saber|bike|hqc|sidh|sike|GREASE|arbitrary")


def values(output, field):
    for line in output.splitlines():
        kind, *rest = line.split("\t")
        if kind == "V" and rest[0] == field:
            yield int(rest[1], 0), rest[2]


def suites(output):
    table = {code: name for code, name in values(output, "tls.handshake.ciphersuite") if code <= 0xFFFF and not SIGNALS.search(name)}
    return [f"{code:04X} {name}" for code, name in sorted(table.items())]


def groups(output):
    table = {code: name for code, name in values(output, "tls.handshake.extensions_supported_group") if not TRIALS.search(name)}
    return [f"{code:04X} {name}" for code, name in sorted((table | YOUNGER).items())]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--check", action="store_true")
    check = arguments.parse_args().check
    version = re.search(r"\d+\.\d+\.\d+", subprocess.run(["tshark", "--version"], capture_output=True, text=True, check=True).stdout)[0]
    output = subprocess.run(["tshark", "-G", "values"], capture_output=True, text=True, check=True).stdout
    stale = False
    for name, rows in (("suites.txt", suites(output)), ("groups.txt", groups(output))):
        text = "\n".join([f"# Made by eng/tls/make-tables.py from the value tables of tshark {version}: number and name.", *rows, ""])
        file = FOLDER / name
        if check:
            stale |= not file.exists() or file.read_text() != text
        else:
            file.write_text(text)
    if stale:
        sys.exit("the tables of TLS are not what eng/tls/make-tables.py would write")


main()
