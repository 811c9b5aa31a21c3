// SPDX-License-Identifier: Apache-2.0
/** Ways to look: what a user may reach on the disk, and TLS to this host whatever its certificate. */
@NullMarked
package chatmail.packaging.admin.check.access;

import org.jspecify.annotations.NullMarked;
