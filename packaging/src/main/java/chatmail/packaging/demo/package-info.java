// SPDX-License-Identifier: Apache-2.0
/**
 * The demo behind {@code packaging/demo}: starts a private relay, tells what it promises and keeps, each line with the
 * time it took, and stays so that a real messenger can be pointed at it.
 *
 * <p>Start reading at {@link chatmail.packaging.demo.Story}.
 */
@NullMarked
package chatmail.packaging.demo;

import org.jspecify.annotations.NullMarked;
