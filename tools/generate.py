#!/usr/bin/env python3
"""Writes everything that derives from the rows of the op and layer tables.

    python3 tools/generate.py           writes the files that changed
    python3 tools/generate.py --check   writes nothing; exit status 1 where a file is out of date

From src/ops/*.def: include/flashlight/ops.h (prototypes), src/ops/table.c (what a host calls through), src/ops/plain.h
and src/ops/public.c (the public functions over the families' own) and the Python stubs. From src/nn/*.def:
include/flashlight/layers.h (constructors), src/nn/table.h (option indices), src/nn/table.c, and for Python the stubs
and nn/modules/_calls.py (layers as calls of nn.functional).
From both, the headers and docs/reference/examples: the pages of docs/reference (tools/reference.py).
Rules that a reader of the C API should know stand in the head of ops.h.
"""

from __future__ import annotations

import argparse
import sys

from module_stubs import write_module_stubs
from reference import reference_pages
from schema import ROOT, Arg, LayerRow, OpRow, Result, SchemaError, read_layers, read_ops
from stubs import function_stubs, functional_stubs, layer_calls, layer_stubs, method_stubs

NOTICE = "Made by tools/generate.py from {source}: edit those rows, not this file."
C_KEYWORDS = {
    "default",
    "signed",
    "register",
    "double",
    "float",
    "int",
    "long",
    "short",
    "auto",
    "union",
    "new",
    "this",
}


def c_id(name: str) -> str:
    return name + "_" if name in C_KEYWORDS else name


def quote(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def c_number(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        if value != value:
            return "NAN"
        if value in (float("inf"), float("-inf")):
            return "INFINITY" if value > 0 else "-INFINITY"
        return repr(value)
    return str(value)


def scalar_init(value: object) -> str:
    """An initialiser of fl_scalar."""
    if value is None:
        return "{FL_SCALAR_NONE, {0}}"
    if isinstance(value, bool):
        return f"{{FL_SCALAR_BOOL, {{{int(value)}}}}}"
    if isinstance(value, int):
        return f"{{FL_SCALAR_INT, {{{value}}}}}"
    return f"{{FL_SCALAR_FLOAT, {{.d = {c_number(value)}}}}}"


# ---- The C view of an argument ---------------------------------------------------------------------------------------


def split_positional(args: list[Arg]) -> tuple[list[Arg], list[Arg]]:
    """Arguments that stand in the C prototype, and those in its options struct: everything that has a default, but for
    optional tensors that come before or are the bias."""
    positional, rest = [], list(args)
    while rest and not rest[0].has_default and not rest[0].keyword:
        positional.append(rest.pop(0))
    names = []
    for arg in rest:
        if arg.kind != "TENSOR" or not arg.optional or arg.keyword:
            break
        names.append(arg.name)
    if "bias" in names:
        for _ in range(names.index("bias") + 1):
            positional.append(rest.pop(0))
    keyword_required = [a for a in rest if not a.has_default]
    return positional + keyword_required, [a for a in rest if a.has_default]


def positional_c(arg: Arg) -> str:
    name = c_id(arg.name)
    if arg.kind == "TENSORS":
        return f"fl_tensor *const *{name}, int n_{arg.name}"
    if arg.kind == "INTS":
        return f"const int64_t {name}[{arg.size}]" if arg.size else f"const int64_t *{name}, int n_{arg.name}"
    if arg.kind == "FLOATS":
        return f"const double *{name}, int n_{arg.name}"
    if arg.kind == "BOOL" and arg.optional:
        return f"int8_t {name}"
    return {
        "TENSOR": "fl_tensor *",
        "INT": "int64_t ",
        "FLOAT": "double ",
        "BOOL": "bool ",
        "SCALAR": "fl_scalar ",
        "DTYPE": "fl_dtype ",
        "FORMAT": "fl_memory_format ",
        "STR": "const char *",
        "GENERATOR": "fl_generator *",
    }[arg.kind] + name


def field_c(arg: Arg) -> str:
    """Its declaration as a field of the options struct."""
    name = c_id(arg.name)
    if arg.kind in ("INTS", "FLOATS") and arg.size:
        text = f"\n    const char *{name}_name; /* a word in its place, or NULL */" if arg.or_text else ""
        return f"{'int64_t' if arg.kind == 'INTS' else 'double'} {name}[{arg.size}];" + text
    if arg.kind in ("INTS", "FLOATS", "TENSORS"):
        return positional_c(arg).replace(", ", ";\n    ") + ";"
    return positional_c(arg) + ";"


def field_default(arg: Arg) -> str:
    value = arg.default
    if arg.kind in ("INTS", "FLOATS") and arg.size:
        if value is None:
            items = ["FL_NONE" if arg.kind == "INTS" else "FL_NONE_FLOAT"] * arg.size
        else:
            items = [c_number(v) for v in (value if isinstance(value, (list, tuple)) else [value] * arg.size)]
        return "{" + ", ".join(items) + "}" + (", NULL" if arg.or_text else "")
    if arg.kind in ("INTS", "FLOATS", "TENSORS"):
        if value not in (None, [], ()):
            raise SchemaError(f"a default list of open length cannot stand in a C struct: {arg.name}")
        return "NULL, 0"
    if value is None:
        return {
            "INT": "FL_NONE",
            "FLOAT": "FL_NONE_FLOAT",
            "BOOL": "-1",
            "SCALAR": scalar_init(None),
            "DTYPE": "FL_DTYPE_NONE",
        }.get(arg.kind, "NULL")
    if arg.kind == "SCALAR":
        return scalar_init(value)
    if arg.kind == "FLOAT":
        return c_number(float(value))
    if arg.kind == "STR":
        return quote(value)
    if arg.kind == "DTYPE":
        return f"FL_{str(value).upper()}"
    if arg.kind == "FORMAT":
        return f"FL_{value.upper()}_FORMAT"
    return c_number(value)


def result_type(results: list[Result], c_name: str) -> str:
    if len(results) > 1:
        return f"{c_name}_result"
    return {
        "TENSOR": "fl_tensor *",
        "TENSORS": "fl_tensors",
        "BOOL": "bool",
        "INT": "int64_t",
        "FLOAT": "double",
        "SCALAR": "fl_scalar",
        "STR": "const char *",
    }[results[0].kind]


def result_names(results: list[Result]) -> list[str]:
    plain = ["first", "second", "third", "fourth"]
    return [r.name or plain[i] for i, r in enumerate(results)]


def joined(result: str, rest: str) -> str:
    return result + ("" if result.endswith("*") else " ") + rest


def wrap_comment(text: str, width: int = 116) -> list[str]:
    lines, line = [], "/*"
    for word in text.split():
        if len(line) + 1 + len(word) > width:
            lines.append(line)
            line = " *"
        line += " " + word
    if len(line) + 3 > 120:
        lines.append(line)
        line = " *"
    return lines + [line + " */"]


def wrap_call(head: str, items: list[str], tail: str, width: int = 120) -> list[str]:
    """`head(items)tail` in lines of at most `width`, continued below the bracket."""
    one = head + "(" + ", ".join(items) + ")" + tail
    if len(one) <= width:
        return [one]
    indent = " " * (len(head) + 1)
    lines, line = [], head + "("
    for i, item in enumerate(items):
        piece = item + ("," if i + 1 < len(items) else ")" + tail)
        if line.strip() and not line.endswith("(") and len(line) + 1 + len(piece) > width:
            lines.append(line)
            line = indent + piece
        else:
            line += piece if line.endswith("(") else " " + piece
    return lines + [line]


def options_struct(struct: str, macro: str, options: list[Arg]) -> list[str]:
    lines = [f"typedef struct {struct} {{"]
    lines += [f"    {field_c(arg)}" for arg in options]
    lines.append(f"}} {struct};")
    values = ", ".join(field_default(arg) for arg in options)
    return lines + [f"#define {macro} {{{values}}}"]


# ---- ops.h -----------------------------------------------------------------------------------------------------------

OPS_HEAD = """/* ops.h: every differentiable function and its kin, with PyTorch's names and arguments.
 *
 * {notice}
 *
 * How a PyTorch signature becomes a C one:
 *   - required arguments stand in order; those with a default stand in a struct passed by pointer, NULL meaning all
 *     defaults, FL_<OP>_OPTIONS being the defaults to start from:
 *         fl_sum_dim_options o = FL_SUM_DIM_OPTIONS;  o.keepdim = true;  y = fl_sum_dim(x, dims, 2, &o);
 *     Optional tensors up to `bias` are arguments too, NULL for None.
 *   - an overload is a suffix: fl_sum and fl_sum_dim; an in-place form ends in an underscore: fl_add_.
 *   - int[] is a pointer and a count (int[=]: a count of -1 says that one number stands for all), int[2] an array of
 *     two; None is NULL for pointers, FL_NONE for int, FL_NONE_FLOAT
 *     for float, -1 for bool and FL_DTYPE_NONE for a dtype.
 *   - several results come as a struct: fl_max_dim(x, 1, NULL).indices.
 * What the signature does not let be None may not be NULL: that is an FL_TYPE_ERROR, like a NULL in a list of tensors
 * and a NULL array with a count (FL_VALUE_ERROR for a negative one).
 * Tensor arguments are borrowed; results belong to the innermost scope, or to the caller where none is open (base.h).
 * After an error the result is NULL (false, 0) and the error pends; with one pending nothing runs. In-place forms
 * return `self`, borrowed.
 */
// clang-format off
#ifndef FLASHLIGHT_OPS_H
#define FLASHLIGHT_OPS_H

#include <flashlight/random.h>
#include <flashlight/tensor.h>
#include <math.h>

#ifdef __cplusplus
extern "C" {{
#endif
"""


def base_name(row: OpRow) -> str:
    """What the row's options and result structs are named after: its function, and for one that exists in place alone
    (fl_uniform_) the name without the underscore, marked where a row of that name stands beside it (fl_bernoulli_)."""
    name = OpRow(row.signature, row.flags, row.doc, row.family).c_name
    if not name.endswith("_"):
        return name
    return name[:-1] + ("_in_place" if name[:-1] in plain_names else "")


plain_names: set[str] = set()  # the functions that are no in-place forms


def prototype(row: OpRow) -> list[str]:
    positional, options = split_positional(row.signature.args)
    base = base_name(row)
    params = [positional_c(a) for a in positional]
    if options:
        params.append(f"const {base}_options *options")
    returns = "fl_tensor *" if row.inplace else result_type(row.signature.results, base)
    return wrap_call("FL_API " + joined(returns, row.c_name), params or ["void"], ";")


def ops_header(rows: list[OpRow]) -> str:
    lines = [OPS_HEAD.format(notice=NOTICE.format(source="the .def files of src/ops"))]
    family = None
    aliases = [row for row in rows if row.alias_of]
    for row in rows:
        if row.alias_of:
            continue
        if row.family != family:
            family = row.family
            lines.append(f"/* ---- {family} " + "-" * (110 - len(family)) + " */\n")
        if not row.inplace:
            lines += wrap_comment(f"{row.signature.text}. {row.doc}" if row.doc else row.signature.text)
            _, options = split_positional(row.signature.args)
            if options:
                lines += options_struct(f"{base_name(row)}_options", f"{base_name(row).upper()}_OPTIONS", options)
            if len(row.signature.results) > 1:
                names = ", *".join(c_id(n) for n in result_names(row.signature.results))
                base = base_name(row)
                lines += [f"typedef struct {base}_result {{", f"    fl_tensor *{names};", f"}} {base}_result;"]
        lines += prototype(row)
        has_twin = "inplace" in row.flags and not row.inplace
        if not has_twin:
            lines.append("")
    lines += ["/* ---- Other names " + "-" * 98 + " */", ""]
    for row in aliases:
        lines.append(f"#define {row.c_name} {row.alias_of.c_name}")
        _, options = split_positional(row.signature.args)
        if options and not row.inplace:
            base, target = base_name(row), base_name(row.alias_of)
            lines.append(f"#define {base}_options {target}_options")
            lines.append(f"#define {base.upper()}_OPTIONS {target.upper()}_OPTIONS")
    lines.append("")
    lines += ["#ifdef __cplusplus", "}", "#endif", "", "#endif", ""]
    return "\n".join(lines)


# ---- ops/table.c -----------------------------------------------------------------------------------------------------


def from_value(arg: Arg, value: str) -> list[str]:
    """C expressions passing a boxed value as positional argument(s)."""
    if arg.kind == "TENSOR":
        return [f"tensor_of(&{value})"] if arg.optional else [f"{value}.as.tensor"]
    if arg.kind == "TENSORS":
        return [f"{value}.as.tensors", f"{value}.count"]
    if arg.single:
        return [f"single_{arg.kind.lower()}_of(&{value})", f"listed_of(&{value})"]
    if arg.kind == "INTS":
        pointer = f"ints_of(&{value})" if arg.optional else f"{value}.as.ints"
        count = f"count_of(&{value})" if arg.optional else f"{value}.count"
        return [pointer] if arg.size else [pointer, count]
    if arg.kind == "FLOATS":
        return [f"doubles_of(&{value})", f"count_of(&{value})"]
    if arg.kind == "BOOL" and arg.optional:
        return [f"optional_bool_of(&{value})"]
    simple = {"INT": "i", "FLOAT": "d", "BOOL": "b", "DTYPE": "dtype", "FORMAT": "format", "STR": "str"}
    if arg.kind in ("SCALAR", "GENERATOR"):
        return [f"{arg.kind.lower()}_of(&{value})"]
    if arg.optional:
        return [f"{'str' if arg.kind == 'STR' else arg.kind.lower()}_of(&{value})"]
    return [f"{value}.as.{simple[arg.kind]}"]


def fill_field(arg: Arg, value: str, indent: str = "    ") -> list[str]:
    name = c_id(arg.name)
    if arg.kind == "INTS" and arg.size:
        lines = [f"{indent}copy_ints(o.{name}, &{value}, {arg.size});"]
        return lines + ([f"{indent}o.{name}_name = word_of(&{value});"] if arg.or_text else [])
    if arg.kind == "FLOATS" and arg.size:
        return [f"{indent}copy_doubles(o.{name}, &{value}, {arg.size});"]
    parts = from_value(arg, value)
    lines = [f"{indent}o.{name} = {parts[0]};"]
    if len(parts) > 1:
        lines.append(f"{indent}o.n_{arg.name} = {parts[1]};")
    return lines


def value_init(arg: Arg) -> str:
    """The default as an initialiser of fl_value."""
    value = arg.default
    if not arg.has_default or value is None:
        return "{FL_K_NONE, 0, {0}}"
    if arg.kind in ("INTS", "FLOATS"):
        items = list(value) if isinstance(value, (list, tuple)) else [value] * (arg.size or 1)
        ctype, member = ("int64_t", "ints") if arg.kind == "INTS" else ("double", "doubles")
        if not items:
            return f"{{FL_K_{arg.kind}, 0, {{0}}}}"
        array = f"(const {ctype}[]){{{', '.join(c_number(v) for v in items)}}}"
        return f"{{FL_K_{arg.kind}, {len(items)}, {{.{member} = {array}}}}}"
    member = {
        "INT": "i",
        "FLOAT": "d",
        "BOOL": "b",
        "SCALAR": "scalar",
        "FORMAT": "format",
        "STR": "str",
    }
    text = field_default(arg)
    return f"{{FL_K_{arg.kind}, 0, {{.{member[arg.kind]} = {text}}}}}"


def arg_init(arg: Arg) -> str:
    told = (
        arg.optional,
        arg.or_text,
        arg.or_int,
        arg.none_items,
        arg.exact,
        arg.truth,
        arg.or_item,
        arg.keyword,
        arg.has_default,
    )
    flags = ", ".join("true" if f else "false" for f in told)
    text = quote(arg.default_text) if arg.has_default else "NULL"
    return f"{{{quote(arg.name)}, FL_K_{arg.kind}, {arg.size}, {flags}, {value_init(arg)}, {text}}}"


TABLE_HEAD = """/* table.c: the op table: what each row says, and a function that unpacks boxed arguments for it.
 *
 * {notice}
 */
// clang-format off
#include "ops/op.h"
#include "ops/plain.h"

static inline fl_tensor *tensor_of(const fl_value *v) {{ return v->kind == FL_K_NONE ? NULL : v->as.tensor; }}
static inline const int64_t *ints_of(const fl_value *v) {{ return v->kind == FL_K_NONE ? NULL : v->as.ints; }}
static inline int count_of(const fl_value *v) {{ return v->kind == FL_K_NONE ? 0 : v->count; }}
static inline const int64_t *single_ints_of(const fl_value *v) {{ return v->kind == FL_K_INT ? &v->as.i : ints_of(v); }}
static inline const double *doubles_of(const fl_value *v) {{ return v->kind == FL_K_NONE ? NULL : v->as.doubles; }}
static inline const double *single_floats_of(const fl_value *v) {{
    return v->kind == FL_K_FLOAT ? &v->as.d : doubles_of(v);
}}
static inline int listed_of(const fl_value *v) {{
    return v->kind == FL_K_INTS || v->kind == FL_K_FLOATS ? v->count : v->kind == FL_K_NONE ? 0 : -1;
}}
static inline int8_t optional_bool_of(const fl_value *v) {{ return v->kind == FL_K_NONE ? -1 : v->as.b; }}
static inline int64_t int_of(const fl_value *v) {{ return v->kind == FL_K_NONE ? FL_NONE : v->as.i; }}
static inline double float_of(const fl_value *v) {{ return v->kind == FL_K_NONE ? FL_NONE_FLOAT : v->as.d; }}
static inline fl_dtype dtype_of(const fl_value *v) {{ return v->kind == FL_K_NONE ? FL_DTYPE_NONE : v->as.dtype; }}
static inline const char *str_of(const fl_value *v) {{ return v->kind == FL_K_NONE ? NULL : v->as.str; }}
static inline const char *word_of(const fl_value *v) {{ return v->kind == FL_K_STR ? v->as.str : NULL; }}
static inline fl_generator *generator_of(const fl_value *v) {{ return v->kind == FL_K_NONE ? NULL : v->as.generator; }}
static inline fl_scalar scalar_of(const fl_value *v) {{
    if (v->kind == FL_K_SCALAR) return v->as.scalar;
    fl_scalar none;
    none.kind = FL_SCALAR_NONE;
    none.as.i = 0;
    return none;
}}
static inline void copy_ints(int64_t *to, const fl_value *v, int n) {{
    for (int i = 0; i < n; i++) to[i] = v->kind == FL_K_INTS ? v->as.ints[i] : v->kind == FL_K_STR ? 0 : FL_NONE;
}}
static inline void copy_doubles(double *to, const fl_value *v, int n) {{
    for (int i = 0; i < n; i++) to[i] = v->kind == FL_K_NONE ? FL_NONE_FLOAT : v->as.doubles[i];
}}
static inline bool tensor_result(fl_value *result, fl_tensor *t) {{
    result->kind = FL_K_TENSOR;
    result->as.tensor = t;
    return t != NULL;
}}
"""


def thunk(row: OpRow) -> list[str]:
    positional, options = split_positional(row.signature.args)
    index = {id(a): i for i, a in enumerate(row.signature.args)}
    base = base_name(row)
    lines = [f"static bool call_{row.c_name}(const fl_value *a, fl_value *r) {{"]
    passed = [part for arg in positional for part in from_value(arg, f"a[{index[id(arg)]}]")]
    if options:
        lines.append(f"    {base}_options o;")
        for arg in options:
            lines += fill_field(arg, f"a[{index[id(arg)]}]")
        passed.append("&o")
    if not row.signature.args:
        lines.append("    (void)a;")
    call = f"{row.c_name}({', '.join(passed)})"
    results = row.signature.results
    if row.inplace or [r.kind for r in results] == ["TENSOR"]:
        lines += wrap_call("    return tensor_result", ["r", call], ";")
    elif len(results) > 1:
        lines.append(f"    {base}_result result = {call};")
        for i, name in enumerate(result_names(results)):
            lines.append(f"    tensor_result(&r[{i}], result.{c_id(name)});")
        lines.append(f"    return result.{c_id(result_names(results)[0])} != NULL;")
    elif results[0].kind == "TENSORS":
        lines += [
            f"    fl_tensors list = {call};",
            "    r->kind = FL_K_TENSORS;",
            "    r->count = (int32_t)list.count;",
            "    r->as.tensors = list.items;",
            "    return list.items != NULL;",
        ]
    else:
        member = {"BOOL": "b", "INT": "i", "FLOAT": "d", "SCALAR": "scalar", "STR": "str"}[results[0].kind]
        lines += [f"    r->kind = FL_K_{results[0].kind};", f"    r->as.{member} = {call};"]
        lines.append("    return fl_error_code() == FL_OK;")
    return lines + ["}"]


FLAGS = {
    "function": "FL_OP_FUNCTION",
    "method": "FL_OP_METHOD",
    "nn": "FL_OP_NN",
    "inplace": "FL_OP_INPLACE",
    "out": "FL_OP_OUT",
    "exact_out": "FL_OP_EXACT_OUT",
    "typed_out": "FL_OP_TYPED_OUT",
    "wide_out": "FL_OP_WIDE_OUT",
    "truth_out": "FL_OP_TRUTH_OUT",
    "any_out": "FL_OP_ANY_OUT",
    "rows_out": "FL_OP_ROWS_OUT",
    "apart_out": "FL_OP_APART_OUT",
    "factory": "FL_OP_FACTORY",
    "linalg": "FL_OP_LINALG",
    "special": "FL_OP_SPECIAL",
    "init": "FL_OP_INIT",
    "internal": "0",
}


def op_flags(row: OpRow) -> str:
    names = [f for f in row.flags if f not in ("tuple", "inplace_function") and not f.startswith("autocast_")]
    for name in names:
        if name not in FLAGS:
            raise SchemaError(f"{row.signature.text}: unknown flag {name!r}")
    if row.inplace:  # the twin is no function of nn.functional or linalg, and writes no out=
        names = [f for f in names if f in ("function", "method")]
    return " | ".join(FLAGS[f] for f in names) or "0"


class ArgLists:
    """The tables' arrays of arguments: equal lists stand once, under the name of the first that has them."""

    def __init__(self) -> None:
        self.names: dict[tuple[str, ...], str] = {}

    def define(self, name: str, args: list[Arg]) -> list[str]:
        items = tuple(arg_init(a) for a in args)
        if not items or self.names.setdefault(items, name) != name:
            return []
        return [f"static const fl_arg {name}[] = {{", *(f"    {item}," for item in items), "};"]

    def given(self, args: list[Arg]) -> str:
        """A row's fields for them: how many there are, and where."""
        return f"{len(args)}, {self.names[tuple(arg_init(a) for a in args)]}" if args else "0, NULL"


def ops_table(rows: list[OpRow]) -> str:
    lists = ArgLists()
    lines = [TABLE_HEAD.format(notice=NOTICE.format(source="the .def files of src/ops"))]
    for row in rows:
        if row.alias_of:
            continue
        lines += thunk(row)
        lines += lists.define(f"args_{row.c_name}", row.signature.args)
        names = [r.name for r in row.signature.results]
        if len(names) > 1 and all(names) and "tuple" not in row.flags and not row.inplace:
            lines.append(f"static const char *const names_{row.c_name}[] = {{{', '.join(quote(n) for n in names)}}};")
        lines.append("")
    kinds = sorted({tuple(r.kind for r in row.signature.results) for row in rows})
    for kind in kinds:
        items = ", ".join(f"FL_K_{k}" for k in kind)
        lines.append(f"static const fl_kind results_{'_'.join(kind).lower()}[] = {{{items}}};")
    lines += ["", "const fl_op fl_ops__table[] = {"]
    ordered = sorted(rows, key=lambda r: r.name)  # stable: overloads stay in the order of the rows
    for row in ordered:
        called = row.alias_of or row
        base = OpRow(called.signature, row.flags, row.doc, row.family).c_name
        kinds_of = [r.kind for r in row.signature.results]
        named = len(kinds_of) > 1 and all(r.name for r in row.signature.results) and "tuple" not in row.flags
        n_results = -1 if kinds_of == ["TENSORS"] else len(kinds_of)
        args = lists.given(row.signature.args)
        lines += [
            f"    {{{quote(row.name)}, {quote(row.signature.overload)}, {quote(row.signature.text)},",
            f"     {quote(called.doc)},",
            f"     {op_flags(row)}, {args}, {n_results}, results_{'_'.join(kinds_of).lower()},",
            f"     {'names_' + base if named else 'NULL'}, call_{called.c_name},",
            f"     {quote(called.name) if row.alias_of else 'NULL'}}},",
        ]
    lines += ["};", f"const int fl_ops__count = {len(ordered)};", ""]
    return "\n".join(lines)


# ---- The public functions --------------------------------------------------------------------------------------------

PLAIN_HEAD = """/* plain.h: the families' own functions, behind the public ones, which check the arguments (public.c).
 *
 * {notice}
 *
 * In src/ops the name of an op means the family's own function, where that is the same but for the checks: fl_abs is
 * written, defined and called as fl_abs and is fl_abs__plain. An op whose arguments autocast casts is another thing
 * without the casts, so there the family writes __plain itself.
 */
// clang-format off
#ifndef FL_OPS_PLAIN_H
#define FL_OPS_PLAIN_H

#include <flashlight/ops.h>
"""

PUBLIC_HEAD = """/* public.c: fl_<op> as a C program calls it: refuses NULL where the signature wants something, lets
 * autocast cast, and calls the family's own function (plain.h). Rows that need neither are not here.
 *
 * {notice}
 */
// clang-format off
#define FL_OPS_PUBLIC
#include "base/error.h"
#include "ops/autocast.h"
#include "ops/plain.h"
"""


def plain_prototype(row: OpRow) -> list[str]:
    one = " ".join(line.strip() for line in prototype(row)).removeprefix("FL_API ").removesuffix(");")
    head, _, params = one.partition("(")
    return wrap_call(f"{head}__plain", params.split(", "), ";")


def refusals(row: OpRow) -> list[tuple[str, str]]:
    """What the public function refuses: (condition, call that records the error)."""
    positional, options = split_positional(row.signature.args)
    found = []
    for args, place, given in ((positional, "", ""), (options, "options->", "options && ")):
        for arg in args:
            name, count = place + c_id(arg.name), f"{place}n_{arg.name}"
            told = f"{quote(row.name)}, {quote(arg.name)}"
            if arg.kind == "TENSORS":
                items = "true" if arg.none_items else "false"
                found.append((f"{given}fl_error__bad_list({told}, (void *const *){name}, {count}, {items})", ""))
            elif arg.kind == "DTYPE":
                wrong = (
                    f"(unsigned){name} + 1 > FL_DTYPE_COUNT" if arg.optional else f"(unsigned){name} >= FL_DTYPE_COUNT"
                )
                found.append((f"{given}{wrong}", f"fl_error__bad_dtype({told}, {name})"))
            elif arg.kind in ("INTS", "FLOATS") and not arg.size:
                least = "-1" if arg.single else "0"
                wrong = f"{count} && (!{name} || {count} < {least})"
                found.append((f"{given}{wrong}", f"fl_error__bad_array({told}, {count})"))
            elif not arg.optional and (arg.kind == "STR" or (arg.kind in ("TENSOR", "INTS", "FLOATS") and not place)):
                what = "no_tensor" if arg.kind == "TENSOR" else "null"
                found.append((f"{given}!{name}", f"fl_error__{what}({told})"))
    return found


def failed_result(row: OpRow) -> str:
    results = row.signature.results
    if row.inplace or [r.kind for r in results] == ["TENSOR"]:
        return "NULL"
    if len(results) > 1:
        return f"({base_name(row)}_result){{.{c_id(result_names(results)[0])} = NULL}}"
    return {"TENSORS": "(fl_tensors){0, NULL}", "STR": "NULL", "BOOL": "false", "SCALAR": "fl_int(0)"}.get(
        results[0].kind, "0"
    )


def passed(row: OpRow) -> list[str]:
    """The arguments of the public function, as they are."""
    positional, options = split_positional(row.signature.args)
    names = []
    for arg in positional:
        names.append(c_id(arg.name))
        if positional_c(arg).endswith(f" n_{arg.name}"):
            names.append(f"n_{arg.name}")
    return names + (["options"] if options else [])


def autocast_lines(row: OpRow) -> list[str]:
    """The body of the public function of a row with a policy."""
    policy = f"FL_AUTOCAST_{row.autocast.upper()}"
    positional, options = split_positional(row.signature.args)
    results = row.signature.results
    if {r.kind for r in results} != {"TENSOR"}:
        raise SchemaError(f"{row.signature.text}: autocast is for results that are tensors")
    base = base_name(row)
    optional_tensors = [a for a in options if a.kind == "TENSOR"]
    places = [c_id(a.name) for a in positional if a.kind == "TENSOR"] + [f"o.{c_id(a.name)}" for a in optional_tensors]
    listed = [c_id(a.name) for a in positional if a.kind == "TENSORS"]
    if any(a.kind == "TENSORS" for a in options):
        raise SchemaError(f"{row.signature.text}: autocast casts no lists among the options")

    def cast(name: str) -> str:
        if name in places:
            return f"a[{places.index(name)}]"
        if name in listed:
            return f"fl_autocast__list(to, {name}, n_{name})"
        return "&o" if name == "options" and optional_tensors else name

    lines = [f"    if (!fl_autocast__on()) return {row.c_name}__plain({', '.join(passed(row))});"]
    if optional_tensors:
        lines += [f"    {base}_options o = {base.upper()}_OPTIONS;", "    if (options) o = *options;"]
    if places:
        lines += [
            f"    fl_tensor *a[] = {{{', '.join(places)}}};",
            f"    fl_dtype to = fl_autocast__enter({policy}, a, {len(places)});",
            f"    fl_autocast__cast(to, a, {len(places)});",
        ]
        lines += [f"    {p} = a[{i}];" for i, p in enumerate(places) if p.startswith("o.")]
    else:
        lines.append(f"    fl_dtype to = fl_autocast__enter({policy}, {listed[0]}, n_{listed[0]});")
    call = f"{row.c_name}__plain({', '.join(map(cast, passed(row)))})"
    if len(results) == 1:
        return [*lines, f"    fl_tensor *r = {call};", "    fl_autocast__leave(&r, 1);", "    return r;"]
    names = [c_id(n) for n in result_names(results)]
    return [
        *lines,
        f"    {base}_result r = {call};",
        f"    fl_tensor *all[] = {{{', '.join(f'r.{n}' for n in names)}}};",
        f"    fl_autocast__leave(all, {len(names)});",
        f"    return ({base}_result){{{', '.join(f'all[{i}]' for i in range(len(names)))}}};",
    ]


def public_function(row: OpRow) -> list[str]:
    lines = [line.replace("FL_API ", "") for line in prototype(row)]
    lines[-1] = lines[-1].removesuffix(";") + " {"
    result = failed_result(row)
    for condition, record in refusals(row):
        if record and result == "NULL":
            lines.append(f"    if ({condition}) return {record};")
        elif record:
            lines += [f"    if ({condition}) {{", f"        {record};", f"        return {result};", "    }"]
        else:
            lines.append(f"    if ({condition}) return {result};")
    if row.autocast and not row.inplace:
        return [*lines, *autocast_lines(row), "}"]
    return [*lines, f"    return {row.c_name}__plain({', '.join(passed(row))});", "}"]


def public_files(rows: list[OpRow]) -> dict[str, str]:
    notice = NOTICE.format(source="the .def files of src/ops")
    header, names, source = [PLAIN_HEAD.format(notice=notice)], [], [PUBLIC_HEAD.format(notice=notice)]
    for row in rows:
        policy = row.autocast and not row.inplace
        if row.alias_of or not (policy or refusals(row)):
            continue
        header += plain_prototype(row)
        source += [*public_function(row), ""]
        if not policy:
            names.append(f"#define {row.c_name} {row.c_name}__plain")
    return {
        "src/ops/plain.h": "\n".join([*header, "", "#ifndef FL_OPS_PUBLIC", *names, "#endif", "", "#endif", ""]),
        "src/ops/public.c": "\n".join(source),
    }


# ---- Layers ----------------------------------------------------------------------------------------------------------

LAYERS_HEAD = """/* layers.h: a constructor for every leaf layer.
 *
 * {notice}
 *
 *     fl_nn_conv2d_options o = FL_NN_CONV2D_OPTIONS;
 *     o.padding[0] = o.padding[1] = 1;
 *     fl_module *conv = fl_nn_conv2d(3, 64, 3, &o);
 *
 * fl_nn_<layer>(required arguments, options): options NULL for PyTorch's defaults, FL_NN_<LAYER>_OPTIONS to start from.
 * Where PyTorch wants int[2] (a kernel size), the argument is one number for all; give them apart in the options'
 * field of the same name, which then counts. Errors: NULL, with the exception that the class raises.
 */
// clang-format off
#ifndef FLASHLIGHT_LAYERS_H
#define FLASHLIGHT_LAYERS_H

#include <flashlight/nn.h>
#include <math.h>

#ifdef __cplusplus
extern "C" {{
#endif
"""


def layer_split(row: LayerRow) -> tuple[list[Arg], list[Arg]]:
    """Arguments of the constructor, fields of its options (sized lists that are required stand in both)."""
    positional = [a for a in row.signature.args if not a.has_default]
    options = []
    for arg in row.signature.args:
        if arg.has_default:
            options.append(arg)
        elif arg.kind == "INTS" and arg.size:
            options.append(
                Arg(arg.name, arg.kind, arg.size, True, default=None, default_text="None", or_text=arg.or_text)
            )
    return positional, options


def layer_prototype(row: LayerRow, tail: str = ";") -> list[str]:
    positional, options = layer_split(row)
    params = [f"int64_t {c_id(a.name)}" if a.kind == "INTS" and a.size else positional_c(a) for a in positional]
    if options:
        params.append(f"const fl_nn_{row.c_name}_options *options")
    return wrap_call(("FL_API " if tail == ";" else "") + f"fl_module *fl_nn_{row.c_name}", params or ["void"], tail)


def layers_header(rows: list[LayerRow]) -> str:
    lines = [LAYERS_HEAD.format(notice=NOTICE.format(source="the .def files of src/nn"))]
    for row in rows:
        if "parts" in row.flags:  # made of modules given to it: the constructor stands in nn.h
            continue
        lines += wrap_comment(f"{row.signature.text}: {row.inputs_text}. {row.doc}")
        _, options = layer_split(row)
        if options:
            lines += options_struct(f"fl_nn_{row.c_name}_options", f"FL_NN_{row.c_name.upper()}_OPTIONS", options)
        lines += layer_prototype(row) + [""]
    lines += ["#ifdef __cplusplus", "}", "#endif", "", "#endif", ""]
    return "\n".join(lines)


def layers_indices(rows: list[LayerRow]) -> str:
    lines = [
        "/* table.h: the indices of each layer's options, for fl_option_int(call, FL_CONV2D__STRIDE) and its kin.",
        " *",
        f" * {NOTICE.format(source='the .def files of src/nn')}",
        " */",
        "// clang-format off",
        "#ifndef FL_NN_TABLE_H",
        "#define FL_NN_TABLE_H",
        "",
        "enum {",
    ]
    for row in rows:
        for i, arg in enumerate(row.signature.args):
            lines.append(f"    FL_{row.c_name.upper()}__{arg.name.upper()} = {i},")
    return "\n".join(lines + ["    FL_LAYER__NO_OPTION = -1", "};", "", "#endif", ""])


def layer_value(arg: Arg, positional: bool) -> list[str]:
    """Statements that box one constructor argument into v[i]."""
    name, source = c_id(arg.name), c_id(arg.name) if positional else f"o->{c_id(arg.name)}"
    if arg.kind == "INTS" and arg.size:
        if positional:
            return [f"fl_layer__square(&v[{{i}}], {name}, o ? o->{name} : NULL, {arg.size}, square_{arg.name});"]
        text = f"o->{name}_name" if arg.or_text else "NULL"
        return [f"fl_layer__ints(&v[{{i}}], {source}, {arg.size}, {text});"]
    count = f"n_{arg.name}" if positional else f"o->n_{arg.name}"
    if arg.kind == "FLOATS" and arg.size:  # NaN stands for None
        count, source = str(arg.size), f"isnan({source}[0]) ? NULL : {source}"
    if arg.single:
        return [f"fl_layer__single(&v[{{i}}], FL_K_{arg.kind}, {source}, {count});"]
    if arg.kind in ("INTS", "FLOATS", "TENSORS"):
        return [f"fl_layer__list(&v[{{i}}], FL_K_{arg.kind}, {source}, {count});"]
    setter = {
        "TENSOR": "tensor",
        "INT": "int",
        "FLOAT": "float",
        "BOOL": "optional_bool" if arg.optional else "bool",
        "SCALAR": "scalar",
        "STR": "str",
    }[arg.kind]
    return [f"fl_layer__{setter}(&v[{{i}}], {source});"]


FUNCTIONS = {
    "setup": "bool {}(fl_layer_call *call);",
    "slots": "int {}(fl_layer_call *call, fl_slot *slots, int room);",
    "children": "bool {}(fl_layer_call *call);",
    "reset": "bool {}(fl_layer_call *call);",
    "forward": "bool {}(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);",
    "describe": "void {}(fl_layer_call *call, fl_text *out);",
}
LAYER_FLAGS = {
    "raw": "FL_LAYER_RAW",
    "loss": "FL_LAYER_LOSS",
    "python": "FL_LAYER_BASE_PYTHON",
    "composite": "FL_LAYER_COMPOSITE",
    "parts": "FL_LAYER_PARTS",
}


def layers_table(rows: list[LayerRow]) -> str:
    lines = [
        "/* table.c: the layer table and the constructors of <flashlight/layers.h>.",
        " *",
        f" * {NOTICE.format(source='the .def files of src/nn')}",
        " */",
        "// clang-format off",
        "#include <flashlight/layers.h>",
        "",
        '#include "base/error.h"',
        '#include "nn/layer.h"',
        '#include "nn/module.h"',
        "",
    ]
    declared = set()
    for row in rows:
        for kind, name in row.functions.items():
            if kind not in FUNCTIONS:
                raise SchemaError(f"{row.signature.name}: unknown function {kind!r}")
            if name not in declared:
                declared.add(name)
                lines.append(FUNCTIONS[kind].format(f"fl_layer__{name}"))
    lines.append("")
    lists = ArgLists()
    for row in rows:
        lines += lists.define(f"options_{row.c_name}", row.signature.args)
        lines += lists.define(f"inputs_{row.c_name}", row.inputs)
    lines += ["", "const fl_layer fl_layers__table[] = {"]
    ordered = sorted(rows, key=lambda r: r.signature.name)
    for row in ordered:
        flags = " | ".join(LAYER_FLAGS[f] for f in row.flags) or "0"
        options, inputs = lists.given(row.signature.args), lists.given(row.inputs)
        functions = ", ".join(
            f"fl_layer__{row.functions[f]}" if f in row.functions else "NULL"
            for f in ("setup", "slots", "children", "reset", "forward", "describe")
        )
        lines += [
            f"    {{{quote(row.signature.name)}, {quote(row.signature.text)},",
            f"     {quote(row.inputs_text)}, {quote(row.module)},",
            f"     {quote(row.doc)},",
            f"     {flags}, {options}, {inputs}, {row.n_outputs},",
            f"     {functions}}},",
        ]
    lines += ["};", f"const int fl_layers__count = {len(ordered)};", ""]
    for row in rows:
        if "parts" in row.flags:
            continue
        lines += constructor(row, [r.signature.name for r in ordered].index(row.signature.name)) + [""]
    return "\n".join(lines)


def layer_refusals(row: LayerRow) -> list[str]:
    """Statements that return where a list, a text or a tensor is NULL that must not be."""
    positional, _ = layer_split(row)
    lines = []
    for arg in row.signature.args:
        given = any(a is arg for a in positional)
        name, count = ("" if given else "o->") + c_id(arg.name), ("" if given else "o->") + f"n_{arg.name}"
        told = f"{quote(row.signature.name)}, {quote(arg.name)}"
        if arg.kind in ("INTS", "FLOATS", "TENSORS") and not arg.size:
            one = f"{count} == -1 && {name} ? 1 : {count}" if arg.single else count
            lines.append(f"    if (!fl_given_array({name}, {one}, {told})) return NULL;")
        elif not arg.optional and (arg.kind == "STR" or (arg.kind == "TENSOR" and given)):
            lines.append(f"    if (!fl_given({name}, {told})) return NULL;")
    return lines


def constructor(row: LayerRow, index: int) -> list[str]:
    positional, options = layer_split(row)
    lines = layer_prototype(row, " {")
    if options:
        lines.append(f"    static const fl_nn_{row.c_name}_options defaults = FL_NN_{row.c_name.upper()}_OPTIONS;")
        lines.append(f"    const fl_nn_{row.c_name}_options *o = options ? options : &defaults;")
    lines += layer_refusals(row)
    if row.signature.args:
        lines.append(f"    fl_value v[{len(row.signature.args)}];")
    for i, arg in enumerate(row.signature.args):
        is_positional = any(a is arg for a in positional)
        if is_positional and arg.kind == "INTS" and arg.size:
            lines.append(f"    int64_t square_{arg.name}[{arg.size}];")
        lines += [f"    {s.format(i=i)}" for s in layer_value(arg, is_positional)]
    values = "v" if row.signature.args else "NULL"
    return lines + [f"    return fl_module__leaf(&fl_layers__table[{index}], {values}, FL_DTYPE_NONE);", "}"]


# ---- Main ------------------------------------------------------------------------------------------------------------


def outputs() -> dict[str, str]:
    ops, layers = read_ops(), read_layers()
    seen: set[str] = set()
    for row in ops:
        if row.c_name in seen:
            raise SchemaError(f"two rows make {row.c_name}")
        seen.add(row.c_name)
        if not row.c_name.endswith("_"):
            plain_names.add(row.c_name)
    return {
        "include/flashlight/ops.h": ops_header(ops),
        "include/flashlight/layers.h": layers_header(layers),
        "src/ops/table.c": ops_table(ops),
        **public_files(ops),
        "src/nn/table.h": layers_indices(layers),
        "src/nn/table.c": layers_table(layers),
        "python/flashlight/_ops.pyi": function_stubs(ops),
        "python/flashlight/_methods.pyi": method_stubs(ops),
        "python/flashlight/nn/_functional.pyi": functional_stubs(ops),
        "python/flashlight/nn/_layers.pyi": layer_stubs(layers),
        "python/flashlight/nn/modules/_calls.py": layer_calls(layers),
        **reference_pages(ops, layers, prototype, layer_prototype),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, only look")
    check = parser.parse_args().check
    try:
        files = outputs()
    except SchemaError as error:
        print(f"generate: {error}", file=sys.stderr)
        return 1
    stale = []
    for name, text in files.items():
        path = ROOT / name
        if not path.exists() or path.read_text() != text:
            stale.append(name)
            if not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
    if not check:
        write_module_stubs()
    if check and stale:
        print("out of date (run python3 tools/generate.py): " + ", ".join(stale), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
