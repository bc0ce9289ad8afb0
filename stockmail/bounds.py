"""An end to what a shop's own texts may cost, put before the class of a Jinja sandbox.

Counted, not timed: a text that passes on one machine passes on every other, and neither threads nor
signals are needed, which not every system has. Each turn of a loop, each call and each word that is said
costs as much as it makes, and what one step can make is limited by weights.py.
"""

from collections.abc import Callable
from functools import wraps
from types import BuiltinMethodType
from typing import Any

from jinja2 import Template, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame, operators
from jinja2.exceptions import SecurityError
from jinja2.runtime import Undefined
from jinja2.sandbox import SandboxedEnvironment

from stockmail import weights

TURN = 100  # what a step costs beside what it makes: a comparison of two long texts, at most
LOOK = 10  # letters that are compared for the price of one that is made
LARGEST, MOST_POWER = 10**30, 100
FORMATS = frozenset({"format", "format_map"})  # "{:999999999}"; the filter of that name is left
LOOPS = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block)


class Said(Template):
    """A text whose every rendering begins with all that it may spend."""

    def render(self, *args: Any, **kwargs: Any) -> str:  # noqa: ANN401 - as Jinja has it
        """The text."""
        self.environment.left = weights.ALL  # type: ignore[attr-defined]
        return super().render(*args, **kwargs)


class Code(CodeGenerator):
    """Weighs what ``~`` joins, which is no operator to Jinja's sandbox."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """The joined text, weighed."""
        self.write("environment.weighed(")
        super().visit_Concat(node, frame)
        self.write(")")

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """What is compared costs as much as there is of it: ``x in list`` looks at every member."""
        self.write("(environment.looked_at(")
        self.visit(node.expr, frame)
        self.write(")")
        for operand in node.ops:
            self.write(f" {operators[operand.op]} environment.looked_at(")
            self.visit(operand.expr, frame)
            self.write(")")
        self.write(")")


class Bounded(SandboxedEnvironment):
    """A sandbox with an end. left: what the rendering under way may still spend."""

    template_class = Said
    code_generator_class = Code
    intercepted_binops = frozenset({"*", "**", "+", "%"})
    left = weights.ALL

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Jinja has it
        super().__init__(*args, **kwargs, finalize=self.said, optimized=False)
        self.globals["range"] = weights.few
        del self.globals["lipsum"]

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        weights.refuse_long(source)
        tree = super()._parse(source, name, filename)
        every: list[Any] = [tree, *tree.find_all(LOOPS)]
        for node in every:
            node.body.insert(0, _turn(node))
        for kept in tree.find_all(nodes.AssignBlock):  # a filter, for those are weighed
            kept.filter = nodes.Filter(kept.filter, "string", [], [], None, None, lineno=kept.lineno)
        return tree

    def spend(self, amount: int) -> None:
        """Take *amount* from what is left. Raises TooMuchError when that is nothing."""
        self.left -= amount
        if self.left < 0:
            raise weights.TooMuchError

    def looked_at(self, value: Any) -> Any:  # noqa: ANN401 - it is handed on
        """*value*, the price of a look at all of it spent."""
        self.spend(len(value) // LOOK if isinstance(value, (str, bytes)) else weights.size(value))
        return value

    def weighed(self, value: Any) -> Any:  # noqa: ANN401 - it is handed on
        """*value*, its size spent."""
        weights.refuse_long(value)
        self.spend(TURN + weights.size(value))
        return value

    @pass_context  # else what does not change is said without a word to us
    def said(self, context: Any, value: Any) -> Any:  # noqa: ANN401 - as Jinja has it
        """What stands between ``{{ }}``; whatever is no word would be shown as code."""
        del context
        if not isinstance(value, (str, int, float, Undefined)):
            message = "only a text or a number can be said; join a list, or loop over it"
            raise SecurityError(message)
        return self.weighed(value)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 - as Jinja has it
        """Whether *attr* may be looked at."""
        return not _is_format(obj, attr) and super().is_safe_attribute(obj, attr, value)

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - as Jinja has it
        """``text.format``, which Jinja's sandbox would hand out before it asks, or any other."""
        if _is_format(obj, attribute):
            return self.unsafe_undefined(obj, attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - as Jinja has it
        """The same for ``text["format"]``."""
        return self.getattr(obj, argument) if _is_format(obj, argument) else super().getitem(obj, argument)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - as Jinja has it
        """The result of an operator on things that are not too large for it."""
        if operator == "**" and max(weights.number(left), weights.number(right)) > MOST_POWER:
            raise weights.TooMuchError
        if operator == "*" and not (weights.number(left) and weights.number(right)):
            weights.refuse_product(left, right)
            weights.refuse_product(right, left)
        if operator == "%":
            weights.refuse_wide(left)
        made = self.weighed(super().call_binop(context, operator, left, right))
        if weights.number(made) > LARGEST:
            raise weights.TooMuchError
        return made

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401, N805, PYI063 - as Jinja has it
        """What a macro makes, or a method of a text or a list."""
        if isinstance(__obj, BuiltinMethodType):
            weights.refuse_product(__obj.__self__, *args, *kwargs.values())
        return __self.weighed(super().call(__context, __obj, *args, **kwargs))


def _is_format(obj: object, attribute: object) -> bool:
    return isinstance(obj, str) and attribute in FORMATS


def guard(texts: Bounded) -> None:
    """Weigh every filter of *texts*."""
    texts.filters = {name: _weighing(name, make, texts) for name, make in texts.filters.items()}


def _weighing(name: str, make: Callable[..., Any], texts: Bounded) -> Callable[..., Any]:
    own = hasattr(make, "jinja_pass_arg")  # then the first argument is Jinja's

    @wraps(make)
    def made(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - whatever the filter takes
        given = args[own:]
        weights.refuse_product(*given, *kwargs.values())
        if name == "format":
            weights.refuse_wide(given[0])
        texts.spend(sum(map(weights.most, given)))
        return texts.weighed(make(*args, **kwargs))

    return made


def _turn(node: nodes.Node) -> nodes.ExprStmt:
    """The price of one turn of *node*, which says at least its own plain words."""
    words = sum(len(text.data) for text in node.find_all(nodes.TemplateData))
    spend = nodes.EnvironmentAttribute("spend")
    call = nodes.Call(spend, [nodes.Const(TURN + words)], [], None, None)
    return nodes.ExprStmt(call).set_lineno(node.lineno)  # type: ignore[return-value]
