// SPDX-License-Identifier: Apache-2.0
/**
 * Tests of the Debian packages as files: what is in them, what Debian's own checks say to them. They are only read, by
 * the tools of Debian; nothing is installed. Start at {@link chatmail.packaging.deb.PackagesIT}.
 */
@NullMarked
package chatmail.packaging.deb;

import org.jspecify.annotations.NullMarked;
