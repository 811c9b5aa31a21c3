// SPDX-License-Identifier: Apache-2.0
/** Whether Postfix, Dovecot and the daemons run, hear each other, and are set as setup sets them. */
@NullMarked
package chatmail.packaging.admin.check.services;

import org.jspecify.annotations.NullMarked;
