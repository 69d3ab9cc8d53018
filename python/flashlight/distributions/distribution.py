"""The base of all distributions: shapes, checks of parameters and values, what follows from log_prob and sample.

A sample has the shape sample_shape + batch_shape + event_shape: the batch is of independent distributions with
parameters of their own, an event is one value. Subclasses name their parameters in `arg_constraints` and keep them as
attributes.
"""

import warnings

import flashlight
from flashlight import Size, Tensor

from . import constraints
from .utils import _lazy_on_class

__all__ = ["Distribution"]


class Distribution:
    """What all distributions have.

    batch_shape is the shape of independent distributions, one for each value of the parameters; event_shape that of one
    value. validate_args: whether parameters are checked here and values in log_prob (ValueError); None takes what
    set_default_validate_args has set. A subclass gives `arg_constraints`, `support` and the methods that it can.
    """

    has_rsample = False
    has_enumerate_support = False
    _validate_args = __debug__

    @staticmethod
    def set_default_validate_args(value):
        """Whether distributions check parameters and values if they are not told."""
        if value not in [True, False]:
            raise ValueError
        Distribution._validate_args = value

    def __init__(self, batch_shape=Size(), event_shape=Size(), validate_args=None):
        self._batch_shape, self._event_shape = Size(batch_shape), Size(event_shape)
        if validate_args is not None:
            self._validate_args = validate_args
        if self._validate_args:
            self._check_parameters()
        super().__init__()  # the next base, where there are several

    def _check_parameters(self):
        try:
            arg_constraints = self.arg_constraints
        except NotImplementedError:
            arg_constraints = {}
            warnings.warn(
                f"{self.__class__} does not define `arg_constraints`. Please set `arg_constraints = {{}}` or "
                "initialize the distribution with `validate_args=False` to turn off validation.",
                stacklevel=3,
            )
        for name, constraint in arg_constraints.items():
            if constraints.is_dependent(constraint):
                continue
            if name not in self.__dict__ and isinstance(getattr(type(self), name, None), _lazy_on_class):
                continue
            value = getattr(self, name)
            if not constraint.check(value).all():
                raise ValueError(
                    f"Expected parameter {name} ({type(value).__name__} of shape {tuple(value.shape)}) of distribution "
                    f"{self!r} to satisfy the constraint {constraint!r}, but found invalid values:\n{value}"
                )

    def expand(self, batch_shape, _instance=None):
        """The distribution with a larger batch shape, its parameters expanded and not copied."""
        new = self._expanding(batch_shape, _instance)
        for name, constraint in self.arg_constraints.items():
            if name in self.__dict__:
                value = getattr(self, name)
                event = value.shape[value.dim() - constraint.event_dim :] if constraint.event_dim else Size()
                new.__dict__[name] = value.expand(new._batch_shape + event)
        return new

    def _expanding(self, batch_shape, instance=None):
        """A copy, or the given object, with the new batch shape and everything else still to be expanded."""
        new = object.__new__(type(self)) if instance is None else instance
        new.__dict__.update(self.__dict__)
        new._batch_shape = Size(batch_shape)
        return new

    def _get_checked_instance(self, cls, _instance=None):
        """An empty object for `expand` of cls to fill. (PyTorch's name: distributions of others use it.)"""
        if _instance is None and type(self).__init__ != cls.__init__:
            raise NotImplementedError(
                f"Subclass {self.__class__.__name__} of {cls.__name__} that defines a custom __init__ method "
                "must also define a custom .expand() method."
            )
        return self.__new__(type(self)) if _instance is None else _instance

    @property
    def batch_shape(self):
        """The shape of the independent distributions: one for each value of the parameters."""
        return self._batch_shape

    @property
    def event_shape(self):
        """The shape of one value."""
        return self._event_shape

    @property
    def arg_constraints(self):
        """The constraint of each parameter."""
        raise NotImplementedError

    @property
    def support(self):
        """The constraint that samples satisfy."""
        raise NotImplementedError

    @property
    def mean(self):
        """The mean, batch_shape + event_shape."""
        raise NotImplementedError

    @property
    def mode(self):
        """The most probable value, batch_shape + event_shape."""
        raise NotImplementedError(f"{self.__class__} does not implement mode")

    @property
    def variance(self):
        """The variance of each component, batch_shape + event_shape."""
        raise NotImplementedError

    @property
    def stddev(self):
        """The standard deviation, the root of the variance."""
        return self.variance.sqrt()

    def sample(self, sample_shape=Size()):
        """A sample without a gradient, sample_shape + batch_shape + event_shape."""
        with flashlight.no_grad():
            return self.rsample(sample_shape)

    def rsample(self, sample_shape=Size()):
        """A sample that is differentiable in the parameters, where `has_rsample` says so, shaped as by `sample`."""
        raise NotImplementedError

    def sample_n(self, n):
        """n samples; deprecated: `sample((n,))`."""
        warnings.warn("`sample_n(n)` will be deprecated. Use `sample((n,))` instead.", FutureWarning, stacklevel=2)
        return self.sample(Size((n,)))

    def log_prob(self, value):
        """The logarithm of the density or probability at value, which broadcasts with batch_shape + event_shape."""
        raise NotImplementedError

    def cdf(self, value):
        """The probability of what is at most value."""
        raise NotImplementedError

    def icdf(self, value):
        """The inverse of `cdf`: the value below which lies the probability `value`."""
        raise NotImplementedError

    def enumerate_support(self, expand=True):
        """All values of a discrete distribution along a new first dimension."""
        raise NotImplementedError

    def entropy(self):
        """-E[log p(x)] in nats, of the shape batch_shape."""
        raise NotImplementedError

    def perplexity(self):
        """exp(entropy), of the shape batch_shape."""
        return flashlight.exp(self.entropy())

    def _extended_shape(self, sample_shape=Size()):
        return Size(sample_shape) + self._batch_shape + self._event_shape

    def _validate_sample(self, value):
        if not isinstance(value, Tensor):
            raise ValueError("The value argument to log_prob must be a Tensor")
        start = value.dim() - len(self._event_shape)
        if value.size()[start:] != self._event_shape:
            raise ValueError(
                f"The right-most size of value must match event_shape: {value.size()} vs {self._event_shape}."
            )
        expected = self._batch_shape + self._event_shape
        for i, j in zip(reversed(value.size()), reversed(expected)):
            if i != 1 and j != 1 and i != j:
                raise ValueError(
                    f"Value is not broadcastable with batch_shape+event_shape: {value.size()} vs {expected}."
                )
        try:
            support = self.support
        except NotImplementedError:
            warnings.warn(
                f"{self.__class__} does not define `support` to enable sample validation. Please initialize the "
                "distribution with `validate_args=False` to turn off validation.",
                stacklevel=2,
            )
            return
        if not support.check(value).all():
            raise ValueError(
                f"Expected value argument ({type(value).__name__} of shape {tuple(value.shape)}) to be within the "
                f"support ({support!r}) of the distribution {self!r}, but found invalid values:\n{value}"
            )

    def __repr__(self):
        names = [name for name in self.arg_constraints if name in self.__dict__]
        values = [self.__dict__[name] for name in names]
        shown = (f"{n}: {v if v.numel() == 1 else v.size()}" for n, v in zip(names, values))
        return f"{self.__class__.__name__}({', '.join(shown)})"
