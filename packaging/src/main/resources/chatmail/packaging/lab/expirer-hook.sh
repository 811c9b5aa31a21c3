#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
JAVA_HOME=@JAVA_HOME@ exec @TREE@/bin/chatmail-expirer "$@"
