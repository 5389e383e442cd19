#!/bin/bash
# Required parameters:
# @raycast.schemaVersion 1
# @raycast.title Cards due
# @raycast.mode inline
# @raycast.refreshTime 10m
# Optional parameters:
# @raycast.packageName flagdrill
# @raycast.description How many cards are due today
count=$(flagdrill due --count) || exit 1
echo "$count due"
