"""Predicts with a model's files, in plain Python: python3 predict.py FOLDER reads FOLDER/input.safetensors."""
import json
import math
import struct
import sys
from array import array


def safetensors(path):
    with open(path, "rb") as file:
        length = struct.unpack("<Q", file.read(8))[0]
        header = json.loads(file.read(length))
        data = file.read()
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            start, end = entry["data_offsets"]
            values = array("f", data[start:end])
            if sys.byteorder == "big":
                values.byteswap()
            tensors[name] = (entry["shape"], values)
    return tensors


def windows(operation, rows, columns):
    """Yields for each output position the input positions under the window with their place in it."""
    (kr, kc), (sr, sc), (pr, pc) = operation["kernel"], operation["stride"], operation["padding"]
    out_rows = (rows + 2 * pr - kr) // sr + 1
    out_columns = (columns + 2 * pc - kc) // sc + 1
    taps = []
    for r in range(out_rows):
        for c in range(out_columns):
            at = []
            for i in range(kr):
                for j in range(kc):
                    y, x = r * sr - pr + i, c * sc - pc + j
                    if 0 <= y < rows and 0 <= x < columns:
                        at.append((y * columns + x, i * kc + j))
            taps.append(at)
    return out_rows, out_columns, taps


def convolution(node, weights, image):
    channels, rows, columns = len(image[0]), image[1], image[2]
    shape, kernel = weights[node["name"] + ".weight"]
    bias = weights[node["name"] + ".bias"][1] if node["bias"] else None
    area = shape[2] * shape[3]
    out_rows, out_columns, taps = windows(node, rows, columns)
    planes = []
    for f in range(shape[0]):
        plane = []
        for at in taps:
            total = bias[f] if bias else 0.0
            for c in range(channels):
                base = (f * channels + c) * area
                source = image[0][c]
                for pixel, tap in at:
                    total += kernel[base + tap] * source[pixel]
            plane.append(total)
        planes.append(plane)
    return planes, out_rows, out_columns


def pool(node, image):
    out_rows, out_columns, taps = windows(node, image[1], image[2])
    planes = []
    for source in image[0]:
        if node["kind"] == "MAXIMUM":
            planes.append([max(source[pixel] for pixel, _ in at) for at in taps])
        else:
            planes.append([sum(source[pixel] for pixel, _ in at) / len(at) for at in taps])
    return planes, out_rows, out_columns


def batch_norm(node, weights, image):
    gamma, beta, mean, variance = (weights[node["name"] + "." + part][1]
                                   for part in ("gamma", "beta", "mean", "variance"))
    planes = []
    for c, source in enumerate(image[0]):
        scale = gamma[c] / math.sqrt(variance[c] + node["epsilon"])
        planes.append([scale * (value - mean[c]) + beta[c] for value in source])
    return planes, image[1], image[2]


ACTIVATIONS = {
    "RELU": lambda x: max(x, 0.0),
    "LEAKY_RELU": lambda x: x if x > 0 else 0.01 * x,
    "TANH": math.tanh,
    "SIGMOID": lambda x: 1 / (1 + math.exp(-x)),
}


def run(node, inputs, weights):
    """Images are (planes, rows, columns); vectors have one value a plane."""
    operation, image = node["operation"], inputs[0]
    if operation == "convolution":
        return convolution(node, weights, image)
    if operation == "pool":
        return pool(node, image)
    if operation == "batchNorm":
        return batch_norm(node, weights, image)
    if operation == "activation":
        function = ACTIVATIONS[node["kind"]]
        return [[function(value) for value in plane] for plane in image[0]], image[1], image[2]
    if operation == "globalPool":
        return [[sum(plane) / len(plane)] for plane in image[0]], 1, 1
    if operation == "add":
        scales = node["scales"]
        planes = [[sum(s * v for s, v in zip(scales, values)) for values in zip(*stack)]
                  for stack in zip(*(each[0] for each in inputs))]
        return planes, image[1], image[2]
    if operation == "concatenate":
        return [plane for each in inputs for plane in each[0]], image[1], image[2]
    if operation == "dense":
        shape, kernel = weights[node["name"] + ".weight"]
        bias = weights[node["name"] + ".bias"][1] if node["bias"] else [0.0] * shape[0]
        vector = [plane[0] for plane in image[0]]
        return [[bias[u] + sum(kernel[u * shape[1] + i] * vector[i] for i in range(shape[1]))]
                for u in range(shape[0])], 1, 1
    raise SystemExit("unknown operation " + operation)


def main(folder):
    with open(folder + "/network.json", encoding="utf-8") as file:
        network = json.load(file)
    weights = safetensors(folder + "/weights.safetensors")
    (items, channels, rows, columns), pixels = safetensors(folder + "/input.safetensors")["input"]
    area = rows * columns
    for n in range(items):
        planes = [pixels[(n * channels + c) * area:(n * channels + c + 1) * area] for c in range(channels)]
        values = {"input": (planes, rows, columns)}
        last = None
        for node in network["nodes"]:
            last = run(node, [values[name] for name in node["inputs"]], weights)
            values[node["name"]] = last
        print(*(repr(plane[0]) for plane in last[0]))


main(sys.argv[1])
