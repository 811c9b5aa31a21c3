// SPDX-License-Identifier: Apache-2.0
/** Threads for work that an event loop must not do: files, password hashes. Bounded, so that overload is an answer. */
@NullMarked
package chatmail.common.work;

import org.jspecify.annotations.NullMarked;
