"""L-BFGS."""

from __future__ import annotations

import flashlight

from .optimizer import Optimizer, _check_lr, _scalar

__all__ = ["LBFGS"]


class LBFGS(Optimizer):
    """Limited-memory BFGS over all parameters as one vector, after the minFunc of Mark Schmidt.

    step() calls its closure many times. line_search_fn: None (steps of length lr) or "strong_wolfe".
    """

    def __init__(
        self,
        params,
        lr=1,
        max_iter=20,
        max_eval=None,
        tolerance_grad=1e-7,
        tolerance_change=1e-9,
        history_size=100,
        line_search_fn=None,
    ):
        _check_lr(lr)
        defaults = {
            "lr": lr,
            "max_iter": max_iter,
            "max_eval": max_iter * 5 // 4 if max_eval is None else max_eval,
            "tolerance_grad": tolerance_grad,
            "tolerance_change": tolerance_change,
            "history_size": history_size,
            "line_search_fn": line_search_fn,
        }
        super().__init__(params, defaults)
        if len(self.param_groups) != 1:
            raise ValueError("LBFGS doesn't support per-parameter options (parameter groups)")
        self._params = self.param_groups[0]["params"]
        self._numel_cache = None

    def _flat_grad(self):
        grads = [p.new_zeros(p.numel()) if p.grad is None else p.grad.reshape(-1) for p in self._params]
        return flashlight.cat(grads, 0)

    def _move(self, length, direction):
        """Adds length * direction to the parameters."""
        start = 0
        for p in self._params:
            end = start + p.numel()
            p.add_(direction[start:end].view_as(p), alpha=_scalar(length))
            start = end

    def _try(self, closure, origin, length, direction):
        """Loss and gradient at origin + length * direction; the parameters go back to the origin."""
        self._move(length, direction)
        loss = float(closure())
        grad = self._flat_grad()
        for p, value in zip(self._params, origin):
            p.copy_(value)
        return loss, grad

    @flashlight.no_grad()
    def step(self, closure):
        """Up to max_iter iterations. closure: clears the gradients, computes the loss and its gradients, returns it."""
        group = self.param_groups[0]
        lr, max_iter, max_eval = _scalar(group["lr"]), group["max_iter"], group["max_eval"]
        small_grad, small_change = group["tolerance_grad"], group["tolerance_change"]
        search = group["line_search_fn"]
        if search not in (None, "strong_wolfe"):
            raise RuntimeError("only 'strong_wolfe' is supported")
        evaluate = flashlight.enable_grad()(closure)
        state = self.state[self._params[0]]
        state.setdefault("func_evals", 0)
        state.setdefault("n_iter", 0)

        first_loss = evaluate()
        loss = float(first_loss)
        evals = 1
        state["func_evals"] += 1
        grad = self._flat_grad()
        if grad.abs().max() <= small_grad:
            return first_loss

        memory = _Memory(state, group["history_size"])
        before = 0
        while before < max_iter:
            before += 1
            state["n_iter"] += 1
            memory.turn(grad, first=state["n_iter"] == 1)
            direction = memory.direction
            last_loss = loss
            if state["n_iter"] == 1:
                length = min(1.0, 1.0 / grad.abs().sum().item()) * lr
            else:
                length = lr
            slope = grad.dot(direction)
            memory.length = length
            if slope > -small_change:
                break
            done = 0
            if search is not None:
                origin = [p.clone() for p in self._params]
                loss, grad, length, done = _strong_wolfe(
                    lambda t, o=origin, d=direction: self._try(evaluate, o, t, d),
                    length,
                    direction,
                    loss,
                    grad,
                    slope,
                    max_ls=max_eval - evals,
                )
                self._move(length, direction)
            else:
                self._move(length, direction)
                if before != max_iter:
                    loss = float(evaluate())
                    grad = self._flat_grad()
                    done = 1
            memory.length = length
            evals += done
            state["func_evals"] += done
            if (
                before == max_iter
                or evals >= max_eval
                or grad.abs().max() <= small_grad
                or direction.mul(length).abs().max() <= small_change
                or abs(loss - last_loss) < small_change
            ):
                break
        memory.save(state)
        state["prev_loss"] = last_loss
        return first_loss


class _Memory:
    """The pairs of past steps and gradient changes, and the search direction made from them."""

    def __init__(self, state, size):
        self.size = size
        self.direction, self.length = state.get("d"), state.get("t")
        self.changes, self.steps, self.weights = state.get("old_dirs"), state.get("old_stps"), state.get("ro")
        self.scale, self.grad = state.get("H_diag"), state.get("prev_flat_grad")
        self.alphas = state.get("al")

    def turn(self, grad, first):
        """The next direction: minus the inverse Hessian, as the memory knows it, times the gradient."""
        if first:
            self.direction = grad.neg()
            self.changes, self.steps, self.weights, self.scale = [], [], [], 1
        else:
            change, step = grad.sub(self.grad), self.direction.mul(self.length)
            curvature = change.dot(step)
            if curvature > 1e-10:
                if len(self.changes) == self.size:
                    for queue in (self.changes, self.steps, self.weights):
                        queue.pop(0)
                self.changes.append(change)
                self.steps.append(step)
                self.weights.append(1.0 / curvature)
                self.scale = curvature / change.dot(change)
            count = len(self.changes)
            if self.alphas is None:
                self.alphas = [None] * self.size
            alphas = self.alphas
            q = grad.neg()
            for i in range(count - 1, -1, -1):
                alphas[i] = self.steps[i].dot(q) * self.weights[i]
                q.add_(self.changes[i], alpha=-alphas[i].item())
            q = q.mul(self.scale)
            for i in range(count):
                beta = self.changes[i].dot(q) * self.weights[i]
                q.add_(self.steps[i], alpha=(alphas[i] - beta).item())
            self.direction = q
        if self.grad is None:
            self.grad = grad.clone()
        else:
            self.grad.copy_(grad)

    def save(self, state):
        if self.alphas is not None:
            state["al"] = self.alphas
        state["d"], state["t"] = self.direction, self.length
        state["old_dirs"], state["old_stps"], state["ro"] = self.changes, self.steps, self.weights
        state["H_diag"], state["prev_flat_grad"] = self.scale, self.grad


def _cubic_minimum(x1, f1, g1, x2, f2, g2, bounds=None):
    """Where the cubic through two points with these values and slopes is lowest, within the bounds (or the points)."""
    low, high = bounds if bounds is not None else (min(x1, x2), max(x1, x2))
    d1 = g1 + g2 - 3 * (f1 - f2) / (x1 - x2)
    square = d1**2 - g1 * g2
    if square < 0:
        return (low + high) / 2.0
    d2 = square**0.5
    if x1 <= x2:
        best = x2 - (x2 - x1) * ((g2 + d2 - d1) / (g2 - g1 + 2 * d2))
    else:
        best = x1 - (x1 - x2) * ((g1 + d2 - d1) / (g1 - g2 + 2 * d2))
    return min(max(best, low), high)


def _strong_wolfe(evaluate, t, d, f, g, gtd, c1=1e-4, c2=0.9, tolerance_change=1e-9, max_ls=25):
    """A step length along d that meets the strong Wolfe conditions: (loss, gradient, length, evaluations).

    A point of the search is (length, loss, gradient, slope). First the interval grows until it must hold such a point,
    then it is narrowed by cubic interpolation.
    """
    largest = d.abs().max().item()
    gtd = gtd.item()

    def at(length):
        value, grad = evaluate(length)
        return length, value, grad, grad.dot(d).item()

    start = previous = (0, f, g.clone(), gtd)
    new = at(t)
    evals, rounds = 1, 0
    bracket, done = None, False
    while rounds < max_ls:
        if new[1] > f + c1 * new[0] * gtd or (rounds > 1 and new[1] >= previous[1]):
            bracket = [previous, new]
            break
        if abs(new[3]) <= -c2 * gtd:
            bracket, done = [new], True
            break
        if new[3] >= 0:
            bracket = [previous, new]
            break
        bounds = (new[0] + 0.01 * (new[0] - previous[0]), new[0] * 10)
        t = _cubic_minimum(previous[0], previous[1], previous[3], new[0], new[1], new[3], bounds)
        previous, new = new, at(t)
        evals += 1
        rounds += 1
    if bracket is None:
        bracket = [start, new]

    low, high = (0, 1) if bracket[0][1] <= bracket[-1][1] else (1, 0)
    stalled = False
    while not done and rounds < max_ls:
        a, b = bracket
        if abs(b[0] - a[0]) * largest < tolerance_change:
            break
        t = _cubic_minimum(a[0], a[1], a[3], b[0], b[1], b[3])
        # A point too close to an end of the interval is moved away from it, the second time in a row or outside.
        left, right = min(a[0], b[0]), max(a[0], b[0])
        margin = 0.1 * (right - left)
        if min(right - t, t - left) < margin:
            if stalled or t >= right or t <= left:
                t = right - margin if abs(t - right) < abs(t - left) else left + margin
                stalled = False
            else:
                stalled = True
        else:
            stalled = False
        new = at(t)
        evals += 1
        rounds += 1
        if new[1] > f + c1 * t * gtd or new[1] >= bracket[low][1]:
            bracket[high] = new
            low, high = (0, 1) if bracket[0][1] <= bracket[1][1] else (1, 0)
        else:
            if abs(new[3]) <= -c2 * gtd:
                done = True
            elif new[3] * (bracket[high][0] - bracket[low][0]) >= 0:
                bracket[high] = bracket[low]
            bracket[low] = new
    best = bracket[low]
    return best[1], best[2], best[0], evals
