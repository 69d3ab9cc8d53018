"""processes.py LIBRARY METHOD PART...: a program of several processes, for test_multiprocessing.py."""

import importlib
import os
import signal
import sys
import time

library = importlib.import_module(sys.argv[1])
processes = importlib.import_module(sys.argv[1] + ".multiprocessing")
nn = library.nn
PATIENCE = 120


def learn(number, model, optimizer, steps, lock, results):
    """Takes steps of a model that all processes have, with gradients of a copy of its own."""
    library.set_num_threads(1)
    library.manual_seed(number)
    own = nn.Linear(3, 1)
    for _ in range(20):
        own.load_state_dict(model.state_dict())
        x = library.randn(16, 3)
        own.zero_grad()
        nn.functional.mse_loss(own(x), x.sum(1, keepdim=True)).backward()
        with lock:
            for ours, shared in zip(own.parameters(), model.parameters(), strict=True):
                shared._grad = ours.grad
            optimizer.step()
            steps.add_(1)
    results[number] = number + 10


def train(context):
    library.manual_seed(0)
    model = nn.Linear(3, 1).share_memory()
    print([p.is_shared() for p in model.parameters()])
    optimizer = library.optim.SGD(model.parameters(), lr=0.05)
    steps, results = library.zeros(1, dtype=library.int64).share_memory_(), library.zeros(3).share_memory_()
    arguments = (model, optimizer, steps, context.Lock(), results)
    workers = [context.Process(target=learn, args=(number, *arguments)) for number in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    x = library.randn(64, 3)
    with library.no_grad():
        print(nn.functional.mse_loss(model(x), x.sum(1, keepdim=True)).item() < 0.1)
    print(steps, results, [worker.exitcode for worker in workers])


def answer(questions, answers, read):
    tensor, parameter = questions.get()
    tensor.add_(1)
    answers.put(tensor)
    answers.put(parameter.sum().detach())
    read.wait(PATIENCE)  # what it has sent is there for as long as it lives


def send(context):
    questions, answers, read = context.Queue(), context.Queue(), context.Event()
    other = context.Process(target=answer, args=(questions, answers, read))
    other.start()
    tensor = library.arange(4.0)
    questions.put((tensor, nn.Parameter(library.ones(2, 2))))
    back = answers.get(timeout=PATIENCE)
    print(tensor, back, tensor.is_shared(), back.is_shared(), back.data_ptr() == tensor.data_ptr())
    print(answers.get(timeout=PATIENCE))
    back.mul_(2)
    print(tensor)
    read.set()
    other.join()


def count(number, counts, step):
    counts[number] += step * number


def raise_one(number):
    if number == 1:
        raise ValueError(f"process {number} does not like it" + "." * 100000)
    time.sleep(PATIENCE)


def die(number):
    if number == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(PATIENCE)


def leave(number):
    sys.exit(number * 3)


def fail(context):
    counts = library.ones(3)
    counts.share_memory_()
    method = context.get_start_method()
    print(processes.start_processes(count, (counts, 2), nprocs=3, start_method=method), counts)
    running = processes.start_processes(count, (counts, 2), nprocs=2, join=False, start_method=method)
    while not running.join(PATIENCE):
        pass
    print(len(running.pids()), counts)
    for function in (raise_one, die, leave):
        try:
            processes.start_processes(function, nprocs=2, start_method=method)
        except processes.ProcessRaisedException as error:
            print(type(error).__name__, error.error_index, len(str(error).splitlines()[-1]))
        except processes.ProcessExitedException as error:
            print(type(error).__name__, error.error_index, error, error.exit_code, error.signal_name)


if __name__ == "__main__":
    chosen = processes.get_context(sys.argv[2])
    for part in sys.argv[3:]:
        {"train": train, "send": send, "fail": fail}[part](chosen)
