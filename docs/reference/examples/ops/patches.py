import flashlight
import flashlight.nn.functional as F

x = flashlight.arange(9.0).reshape(1, 1, 3, 3)
columns = F.unfold(x, 2)
print(columns)
print(F.fold(columns, 3, 2))  # each pixel as often as it is in a patch
