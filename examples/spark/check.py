"""Checks labels with Apache Spark: the paths of each partition go through one temnhan.

    python check.py PATHS.txt RESULTS TEMNHAN [--partitions N] [--as-of YYYY-MM-DD]

PATHS.txt holds one path a line, which every executor must be able to read. RESULTS receives one JSON
line a path; a label that could not be judged is a line with "error", so none is lost.
"""

import argparse
import shlex

from pyspark.sql import SparkSession

parser = argparse.ArgumentParser()
parser.add_argument("paths")
parser.add_argument("results")
parser.add_argument("temnhan")
parser.add_argument("--partitions", type=int, default=None)
parser.add_argument("--as-of", default=None)
args = parser.parse_args()

command = [args.temnhan, "check", "--stdin-paths", "--format", "json-lines", "--no-system-fonts"]
# Spark runs one task a core; a temnhan of one worker each keeps to that.
command += ["--jobs", "1"]
if args.as_of:
    command += ["--as-of", args.as_of]

spark = SparkSession.builder.appName("temnhan").getOrCreate()
paths = spark.sparkContext.textFile(f"file://{args.paths}", args.partitions)
if args.partitions:
    paths = paths.repartition(args.partitions)
# The status tells of faults found (1) and labels not judged (2), which the lines tell better.
lines = paths.pipe(shlex.join(command), checkCode=False)
lines.saveAsTextFile(f"file://{args.results}")

results = spark.read.json(f"file://{args.results}")
results.selectExpr("coalesce(label.verdict, 'not judged') AS verdict").groupBy("verdict").count().show()
spark.stop()
