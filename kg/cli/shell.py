"""Completion in bash: takes the command line up to the cursor, gives what may stand there, quoted as bash needs it.

click's own script has words that bash took apart at "=", and puts names with spaces into the line as they are. It is not for other shells:
click serves those.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import click
from click.shell_completion import BashComplete, CompletionItem, add_completion_class, split_arg_string

# The line goes to the program whole: bash takes key=value apart. Of a word in quotes, only what stands in them is given.
_SCRIPT = """\
%(complete_func)s() {
    local IFS=$'\\n' line
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
            dir,*) compopt -o dirnames ;;
            file,*) compopt -o default ;;
            plain,*) COMPREPLY+=("${line#plain,}") ;;
        esac
        [[ $line == plain,*= ]] && compopt -o nospace
    done < <(env COMP_LINE="${COMP_LINE:0:$COMP_POINT}" COMP_WORD="${COMP_WORDS[COMP_CWORD]}" %(complete_var)s=bash_complete "$1")
    return 0
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""
_END = "\x1f"  # no key types it: the word at the cursor is the one that it ends
_PLAIN = re.compile(r"[^\w@%+=:,./–-]")


class _Bash(BashComplete):
    source_template = _SCRIPT

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one at the cursor, and that one; of a script that sends no line, as click reads it."""
        if "COMP_LINE" not in os.environ:
            return super().get_completion_args()
        words = split_arg_string(os.environ["COMP_LINE"] + _END)
        return words[1:-1], words[-1].rstrip(_END).lstrip("\"'")

    def format_completion(self, item: CompletionItem[str]) -> str:
        """``plain,VALUE``, where VALUE takes the place of what bash believes to be the word at the cursor."""
        if item.type != "plain" or "COMP_LINE" not in os.environ:
            return super().format_completion(item)
        word, value = os.environ.get("COMP_WORD", ""), item.value
        if "=" in value and ("=" not in word or word == "=") and _is_past_equals(os.environ["COMP_LINE"]):
            value = value.partition("=")[2]
        in_quotes = word[:1] in ("'", '"')
        return "plain," + (value if in_quotes else _PLAIN.sub(r"\\\g<0>", value))


def _is_past_equals(line: str) -> bool:
    """Whether the word at the end of ``line`` has its "=" already."""
    return "=" in split_arg_string(line + _END)[-1]


def use_own_bash() -> None:
    """Puts this script in the place of click's."""
    add_completion_class(_Bash, "bash")


def typed_argument(context: click.Context, name: str) -> str | None:
    """An argument that is typed already; click has not parsed it where an option that has no value yet comes behind it."""
    given = context.params.get(name) or next((word for word in context.args if not word.startswith("-")), None)
    return given if isinstance(given, str) else None


def complete_thing(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """For the shell: names of the graph's things that go on from what is typed."""
    from kg.errors import KgError
    from kg.query.complete import complete_parameter

    try:
        found = complete_parameter("evidence", Path(context.params.get("graph") or "out"), f"thing={incomplete}")
    except KgError:  # nothing to say is no reason to disturb a command line
        return []
    return [name.removeprefix("thing=") for name in found]
