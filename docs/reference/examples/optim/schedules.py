from flashlight import nn, optim

schedules = optim.lr_scheduler

# Five epochs from a tenth of the rate up to it, then nine tenths of the last one each.
sgd = optim.SGD(nn.Linear(2, 1).parameters(), lr=0.5)
warm_up = schedules.LinearLR(sgd, start_factor=0.1, total_iters=5)
decay = schedules.ExponentialLR(sgd, gamma=0.9)
schedule = schedules.SequentialLR(sgd, [warm_up, decay], milestones=[5])
for _ in range(8):
    print(f"{sgd.param_groups[0]['lr']:.4f}")
    sgd.step()  # for every batch of the epoch
    schedule.step()

# A tenth where the loss has not improved for more than one epoch.
sgd = optim.SGD(nn.Linear(2, 1).parameters(), lr=0.5)
plateau = schedules.ReduceLROnPlateau(sgd, patience=1)
for loss in (1.0, 0.8, 0.8, 0.9, 0.7):
    plateau.step(loss)
    print(f"{sgd.param_groups[0]['lr']:.4f}")

# One cycle over all steps of a training, a step after every batch.
sgd = optim.SGD(nn.Linear(2, 1).parameters(), lr=0.1, momentum=0.9)
cycle = schedules.OneCycleLR(sgd, max_lr=0.5, total_steps=6)
for _ in range(5):
    sgd.step()
    cycle.step()
    print(f"{sgd.param_groups[0]['lr']:.4f}")
