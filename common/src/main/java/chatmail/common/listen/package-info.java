// SPDX-License-Identifier: Apache-2.0
/**
 * Listening sockets: what an administrator writes for one, what a socket file needs, and the Netty server that serves
 * all of a process's listeners from one small group of event loops.
 */
@NullMarked
package chatmail.common.listen;

import org.jspecify.annotations.NullMarked;
