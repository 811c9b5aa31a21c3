// SPDX-License-Identifier: Apache-2.0
/**
 * The demo behind {@code packaging/demo}: starts a private relay, tells the {@code story} of what it promises and keeps,
 * and stays so that a real messenger can be pointed at it.
 *
 * <p>Start reading at {@link chatmail.packaging.demo.Demo}.
 */
@NullMarked
package chatmail.packaging.demo;

import org.jspecify.annotations.NullMarked;
