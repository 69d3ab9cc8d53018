import flashlight
from flashlight import nn

flashlight.manual_seed(0)

# Gradients of a joint norm of at most 1.
layer = nn.Linear(3, 2)
(10 * layer(flashlight.ones(4, 3))).sum().backward()
before = nn.utils.clip_grad_norm_(layer.parameters(), 1.0)
after = nn.utils.get_total_norm([p.grad for p in layer.parameters()])
print(f"{before.item():.3f} {after.item():.3f}")

# Sequences of several lengths in one batch: padded, and packed without the padding.
sequences = [flashlight.arange(3.0), flashlight.arange(1.0), flashlight.arange(2.0)]
padded = nn.utils.rnn.pad_sequence(sequences, batch_first=True, padding_value=-1.0)
print(padded)
packed = nn.utils.rnn.pack_padded_sequence(padded, [3, 1, 2], batch_first=True, enforce_sorted=False)
print(packed.data)
print(packed.batch_sizes)
