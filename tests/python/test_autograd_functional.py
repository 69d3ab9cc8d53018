"""autograd.functional: every function with every option over functions of one and two tensors, under both modules."""

import itertools

import pytest
from twin import Cases, same_outcome

case = Cases()


def number(mod, *values, **options):
    return mod.tensor(list(values), dtype=mod.float64, **options)


def add(n, f):
    case[n] = f


fs = {
    "sq": lambda mod: lambda x: x**3,
    "two": lambda mod: lambda x: (x.exp(), (x**2).sum()),
    "sum": lambda mod: lambda x: (x**3).sum(),
    "const": lambda mod: lambda x: mod.ones(2),
    "lin": lambda mod: lambda x: (x * 2).sum(),
}
fs2 = {
    "mul": lambda mod: lambda x, y: x * y.sin(),
    "sum": lambda mod: lambda x, y: (x * y**2).sum(),
    "only": lambda mod: lambda x, y: (x**2).sum(),
    "twoout": lambda mod: lambda x, y: (x * y, y.exp()),
}
for name in "jacobian hessian vjp jvp hvp vhp".split():
    for cg in (False, True):
        for st in (False, True):
            for n, f in fs.items():
                for v in (None, 1):
                    if name in ("jacobian", "hessian") and v:
                        continue

                    def g(mod, name=name, cg=cg, st=st, f=f, v=v, n=n):
                        x = number(mod, 1.0, 2.0, requires_grad=cg)
                        kw = dict(create_graph=cg, strict=st)
                        if v is not None:
                            kw["v"] = (
                                number(mod, 0.5, 1.5)
                                if not (name == "vjp" and n in ("two", "sum", "lin"))
                                else (
                                    (number(mod, 0.5, 1.5), mod.tensor(2.0, dtype=mod.float64))
                                    if n == "two"
                                    else mod.tensor(2.0, dtype=mod.float64)
                                )
                            )
                        return getattr(mod.autograd.functional, name)(f(mod), x, **kw)

                    add(f"{name}-{cg}-{st}-{n}-{v}", g)
            for n, f in fs2.items():

                def g(mod, name=name, cg=cg, st=st, f=f, n=n):
                    x = number(mod, 1.0, 2.0, requires_grad=cg)
                    y = number(mod, 0.3, 0.4)
                    kw = dict(create_graph=cg, strict=st)
                    if name == "vjp":
                        kw["v"] = (
                            number(mod, 0.5, 1.5)
                            if n == "mul"
                            else ((number(mod, 0.5, 1.5),) * 2 if n == "twoout" else mod.tensor(2.0, dtype=mod.float64))
                        )
                    elif name not in ("jacobian", "hessian"):
                        kw["v"] = (number(mod, 0.5, 1.5), number(mod, 2.5, -1.5))
                    return getattr(mod.autograd.functional, name)(f(mod), (x, y), **kw)

                add(f"{name}2-{cg}-{st}-{n}", g)
add("jacvec", lambda mod: mod.autograd.functional.jacobian(lambda x: x**2, number(mod, 1.0, 2.0), vectorize=True))
add(
    "jacfwd",
    lambda mod: mod.autograd.functional.jacobian(
        lambda x: x**2, number(mod, 1.0, 2.0), vectorize=True, strategy="forward-mode"
    ),
)
add(
    "hessvec",
    lambda mod: mod.autograd.functional.hessian(lambda x: (x**3).sum(), number(mod, 1.0, 2.0), vectorize=True),
)
for create_graph, strict, vectorize, strategy in itertools.product(
    *[(False, True)] * 3, ("forward-mode", "reverse-mode")
):
    options = {"create_graph": create_graph, "strict": strict, "vectorize": vectorize}
    ways = f"{create_graph:d}{strict:d}{vectorize:d}-{strategy}"

    def jacobian(mod, options=options, strategy=strategy, f=lambda x: x**3):
        return mod.autograd.functional.jacobian(f, number(mod, 1.0, 2.0), strategy=strategy, **options)

    def hessian(mod, options=options, strategy=strategy, f=lambda x: (x**3).sum()):
        x = number(mod, 1.0, 2.0)
        return mod.autograd.functional.hessian(f, x, outer_jacobian_strategy=strategy, **options)

    def of_what_fails(mod, jacobian=jacobian):
        return jacobian(mod, f=lambda x: x[:, 0])

    add(f"jacobian-{ways}", jacobian)
    add(f"hessian-{ways}", hessian)
    add(f"fails-{ways}", of_what_fails)
add("badtype", lambda mod: mod.autograd.functional.jacobian(lambda x: 3, number(mod, 1.0, 2.0)))
add("badin", lambda mod: mod.autograd.functional.jacobian(lambda x: 3, [1, 2]))
add("badv", lambda mod: mod.autograd.functional.jvp(lambda x: x, number(mod, 1.0, 2.0), number(mod, 1.0)))
add("list_in", lambda mod: mod.autograd.functional.vjp(lambda x: x, [number(mod, 1.0, 2.0)], number(mod, 1.0, 2.0)))
add("list_out", lambda mod: mod.autograd.functional.jacobian(lambda x: [x], number(mod, 1.0, 2.0)))
add(
    "list_v",
    lambda mod: mod.autograd.functional.jvp(lambda x: x, number(mod, 1.0, 2.0), [number(mod, 1.0, 2.0)]),
)
add(
    "mat",
    lambda mod: mod.autograd.functional.jacobian(lambda x: x @ x, mod.arange(4.0, dtype=mod.float64).reshape(2, 2)),
)


@pytest.mark.parametrize("name", case)
def test_case(name):
    same_outcome(case[name], tolerance=1e-7)
