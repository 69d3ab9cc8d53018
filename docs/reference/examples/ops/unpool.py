import flashlight
import flashlight.nn.functional as F

x = flashlight.arange(16.0).reshape(1, 1, 4, 4)
largest, places = F.max_pool2d(x, 2, return_indices=True)
print(F.max_unpool2d(largest, places, 2))
