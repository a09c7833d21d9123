"""Tells as JSON what MLflow's own client finds in a tracking folder: python mlflow-read.py FOLDER EXPERIMENT"""
import json
import os
import pathlib
import sys
import warnings

warnings.simplefilter("ignore")
os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"  # From version 3.13 on a folder is read only on demand.
os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"

import mlflow  # noqa: E402
from mlflow.tracking import MlflowClient  # noqa: E402

client = MlflowClient(tracking_uri=pathlib.Path(sys.argv[1]).absolute().as_uri())
experiment = client.get_experiment_by_name(sys.argv[2])


def artifacts(run, folder=""):
    for item in client.list_artifacts(run, folder):
        if item.is_dir:
            yield from artifacts(run, item.path)
        else:
            yield item


def told(run):
    name = run.info.run_id
    weights = client.download_artifacts(name, "model/weights.safetensors")
    return {
        "name": run.info.run_name,
        "status": run.info.status,
        "stage": run.info.lifecycle_stage,
        "start": run.info.start_time,
        "end": run.info.end_time,
        "params": run.data.params,
        "tags": run.data.tags,
        "metrics": {key: [[point.timestamp, point.value, point.step] for point in client.get_metric_history(name, key)]
                    for key in run.data.metrics},
        "artifacts": {item.path: item.file_size for item in artifacts(name)},
        "weights": pathlib.Path(weights).read_text(),
    }


runs = {run.info.run_id: told(run) for run in client.search_runs([experiment.experiment_id])}
chosen = client.search_runs([experiment.experiment_id], filter_string="metrics.`test.mae` < 100 and "
                            "params.`training.optimizer.learningRate` = '0.01'", order_by=["metrics.`test.mae` ASC"])
first = next(iter(runs))
client.set_tag(first, "reviewed", "yes")
client.log_metric(first, "later", 1.5, step=3)
print(json.dumps({
    "version": mlflow.__version__,
    "experiments": [one.name for one in client.search_experiments()] if hasattr(client, "search_experiments") else
                   [one.name for one in client.list_experiments()],
    "id": experiment.experiment_id,
    "stage": experiment.lifecycle_stage,
    "runs": runs,
    "chosen": [run.info.run_id for run in chosen],
    "changed": [client.get_run(first).data.tags["reviewed"], client.get_run(first).data.metrics["later"]],
}))
