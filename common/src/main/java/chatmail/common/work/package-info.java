// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps work within bounds, so that overload is an answer: threads for what an event loop must not do, such as files and
 * password hashes; amounts that are there once; tokens that come back with time.
 */
@NullMarked
package chatmail.common.work;

import org.jspecify.annotations.NullMarked;
