"""``govliaison new-adapter KIND NAME``: a package to begin with, which passes its contract from the first day."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.adapter_packages import AdapterKind, PackageName, package_files, write_package
from govliaison.cli.session import Call
from govliaison.cli.words import word


def new_adapter(
    kind: Annotated[AdapterKind, word(AdapterKind, "adapter-kind")],
    name: Annotated[str, Parameter(help="cli.option.adapter-name")],
    /,
    *,
    session: Call,
) -> None:
    """Write a package into a folder of that name; no deployment is needed."""
    parsed = PackageName.parse(name)
    texts = package_files(kind, parsed)
    write_package(Path(parsed.folder), texts)
    output = session.output
    steps = [f"cd {parsed.folder}", 'python -m pip install -e ".[tests]"', "python -m pytest"]
    output.show(
        {"kind": kind, "folder": parsed.folder, "distribution": parsed.distribution, "files": [*texts], "next": steps},
        output.say("cli.new-adapter-done", folder=parsed.folder, distribution=parsed.distribution),
        "\n".join(f"  {path}" for path in texts),
        output.say("cli.new-adapter-next"),
        "\n".join(f"  {step}" for step in steps),
    )
