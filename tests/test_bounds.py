"""A shop's own texts end: whatever they say, soon, and with a word that says where."""

import time
from pathlib import Path

import pytest

from stockmail.errors import TemplateError
from stockmail.library import root
from stockmail.messages import lines
from stockmail.render import blame
from stockmail.texts import environment

TURNS = "{% for a in range(9999) %}{% for b in range(9999) %}"
ENDS = "{% endfor %}{% endfor %}"
GROW = "{% set it = namespace(x='xxxxxxxxxx') %}{% for i in range(60) %}{% set it.x = "
COSTLY = {
    "loops in loops": f"{TURNS}{ENDS}",
    "words in loops": f"{TURNS}{'z' * 5000}{ENDS}",
    "constants in loops": f"{TURNS}{{{{ '{'z' * 5000}' }}}}{ENDS}",
    "searches in loops": f"{{% set x = 'z' * 400000 %}}{TURNS}{{% if 'zy' in x %}}{{% endif %}}{ENDS}",
    "members in loops": f"{{% set x = range(9999)|list %}}{TURNS}{{% if 'a' in x %}}{{% endif %}}{ENDS}",
    "lists compared in loops": f"{{% set x = range(9999)|list %}}{TURNS}{{% if x == x %}}{{% endif %}}{ENDS}",
    "a captured block": "{% set x %}" + f"{TURNS}{'z' * 90}{ENDS}" + "{% endset %}{{ x }}",
    "a long range": "{% for a in range(10**8) %}{% endfor %}",
    "sorting in a loop": "{% for a in range(9999) %}{{ range(9999)|sort|list|length }}{% endfor %}",
    "a text many times": "{{ 'x' * 10**9 }}",
    "many times a text": "{{ 10**9 * 'x' }}",
    "a list many times": "{{ ([1] * 10**9)|length }}",
    "bytes many times": "{{ ('x' * 400000).encode() * 9999 }}",
    "a tower of powers": "{{ 10 ** 10 ** 10 }}",
    "a long product": "{{ ('9' * 4000)|int * ('9' * 4000)|int }}",
    "doubling by ~": GROW + "it.x ~ it.x %}{% endfor %}",
    "doubling by +": GROW + "it.x + it.x %}{% endfor %}",
    "lists of lists": GROW + "[it.x, it.x] %}{% endfor %}{{ it.x|string }}",
    "a wide form": "{{ '%999999999d'|format(1) }}",
    "a wide form by %": "{{ '%999999999d' % 1 }}",
    "a width that is given": "{{ '%*d' % (999999999, 1) }}",
    "a filter's width": "{{ 'x'|center(999999999) }}",
    "a width of our own filter": "{{ 'x'|pad(999999999) }}",
    "a method's width": "{{ 'x'.ljust(width=999999999) }}",
    "digits": "{{ 1|round(999999999, 'floor') }}",
    "a large replacement": "{{ ('x' * 99999)|replace('x', 'y' * 99999) }}",
    "a large separator": "{{ range(9999)|map('string')|join('x' * 9999) }}",
    "tabs": "{{ ('\\t' * 400000).expandtabs(9999) }}",
    "macros that call twice": "{% macro m(n) %}{{ m(n-1) ~ m(n-1) if n }}{% endmacro %}{{ m(99) }}",
    "a text without end": "x" * 600_000,
}
WALKS = {
    "a class": "{{ ''.__class__.__mro__ }}",
    "by a filter": "{{ ''|attr('__class__') }}",
    "by map": "{{ [part]|map(attribute='__globals__')|first }}",
    "a function's globals": "{{ part.__globals__ }}",
    "the template's context": "{{ self._TemplateReference__context }}",
    "the form of a text": "{{ '{0.__class__}'.format(1) }}",
    "the form as an item": "{{ '{:999999999}'['format'](1) }}",
    "the form by a filter": "{{ ('{:999999999}'|attr('format'))(1) }}",
    "the form by map": "{{ ['{:999999999}']|map(attribute='format')|first }}",
    "a function as it is": "{{ part }}",
    "a list as it is": "{{ [1, 2] }}",
    "a file": "{% include '/etc/hostname' %}",
    "a file outside": "{% include '../../../../../../../../../etc/hostname' %}",
    "a file as a module": "{% import '../wording.yaml' as x %}{{ x }}",
    "itself": "{% include 'scenarios/own.j2' %}",
    "a macro in itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "a block in itself": "{% block x %}{{ self.x() }}{% endblock %}",
    "brackets without end": "{{ " + "(" * 20000 + "1" + ")" * 20000 + " }}",
    "more loops than Python has": "{% for a in [1] %}" * 60 + "{% endfor %}" * 60,
}


def said(folder: Path, text: str) -> str:
    """What a text of a shop's own makes. Raises TemplateError."""
    path = folder / "scenarios" / "own.j2"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    texts = environment((root() / "templates" / "ja",), (folder,), None)
    try:
        return texts.get_template("scenarios/own.j2").render(part=str)
    except Exception as error:
        raise blame(error) from error


@pytest.mark.parametrize("text", COSTLY.values(), ids=COSTLY)
def test_a_text_that_would_cost_too_much_is_stopped(tmp_path: Path, text: str) -> None:
    """Long before anybody waits for it."""
    start = time.perf_counter()
    with pytest.raises(TemplateError) as caught:
        said(tmp_path, text)
    assert time.perf_counter() - start < 10
    (line,) = lines(caught.value, "en")
    assert "it makes too much" in line


@pytest.mark.parametrize("text", WALKS.values(), ids=WALKS)
def test_a_text_gets_nowhere_else(tmp_path: Path, text: str) -> None:
    """No attribute walks, no files, no endless calls."""
    with pytest.raises(TemplateError):
        said(tmp_path, text)


def test_a_link_out_of_the_shops_folder_is_no_text(tmp_path: Path) -> None:
    """Whoever hands round a folder of texts hands round no file of yours; a link within it is one."""
    outside, own = tmp_path / "secret.j2", tmp_path / "templates" / "ja"
    outside.write_text("secret", encoding="utf-8")
    (own / "scenarios").mkdir(parents=True)
    (own / "out.j2").symlink_to(outside)
    with pytest.raises(TemplateError):
        said(own, "{% include 'out.j2' %}")
    (own / "words.j2").write_text("words", encoding="utf-8")
    (own / "in.j2").symlink_to(own / "words.j2")
    assert said(own, "{% include 'in.j2' %}") == "words"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("{% for n in range(3) %}{{ n }}{% endfor %}", "012"),
        (
            "{{ 'a' ~ (1 + 2) }} {{ 2 * 3 }} {{ 2 ** 8 }} {{ '%s, %5.2f'|format('x', 1.5) }}",
            "a3 6 256 x,  1.50",
        ),
        ("{{ ['a', 'b']|join(', ') }} {{ 'x'|center(5) }}|{{ 'a b'.split()|last }}", "a, b   x  |b"),
        ("{% set x %}{{ 'y' * 3 }}{% endset %}{{ x|upper|replace('Y', 'z') }}", "zzz"),
        ("{{ 1 < 2 < 3 }} {{ 'a' in 'abc' }} {{ 2 not in [1, 3] }} {{ not 1 == 2 }}", "True True True True"),
        ("{% macro m(n) %}{{ m(n - 1) if n }}{{ n }}{% endmacro %}{{ m(3) }}", "0123"),
    ],
)
def test_what_a_mail_needs_is_said_as_ever(tmp_path: Path, text: str, made: str) -> None:
    """Loops, joins, forms, widths, captured blocks, macros that call themselves."""
    assert said(tmp_path, text) == made


def test_every_draft_begins_with_all_that_it_may_spend(tmp_path: Path) -> None:
    """A batch does not end because of the drafts before."""
    text = "{% for a in range(9000) %}{% endfor %}"
    said(tmp_path, text)
    template = environment((root() / "templates" / "ja",), (tmp_path,), None).get_template("scenarios/own.j2")
    assert [template.render() for _draft in range(30)] == [""] * 30
