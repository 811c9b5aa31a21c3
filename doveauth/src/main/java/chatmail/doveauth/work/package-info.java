// SPDX-License-Identifier: Apache-2.0
/** Threads for what an event loop must not do itself: files and password hashes. */
@NullMarked
package chatmail.doveauth.work;

import org.jspecify.annotations.NullMarked;
