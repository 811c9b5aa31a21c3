// SPDX-License-Identifier: Apache-2.0
/**
 * What makes a Java program a good daemon: command line, exit codes, readiness, and an orderly end.
 *
 * <p>Start reading at {@link chatmail.common.daemon.Program}. SIGTERM closes what {@link
 * chatmail.common.daemon.Shutdown} was told of, in reverse order. Exit codes: sysexits(3).
 */
@NullMarked
package chatmail.common.daemon;

import org.jspecify.annotations.NullMarked;
