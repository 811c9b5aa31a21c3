// SPDX-License-Identifier: Apache-2.0
/**
 * What an operator sees of a running daemon: log lines for journald and metrics for Prometheus, neither with an address,
 * a subject or a client in it.
 */
@NullMarked
package chatmail.common.observe;

import org.jspecify.annotations.NullMarked;
