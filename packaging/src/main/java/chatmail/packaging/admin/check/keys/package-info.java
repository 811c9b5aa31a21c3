// SPDX-License-Identifier: Apache-2.0
/** Whether certificate and signing keys are there, whole, and known only to those who use them. */
@NullMarked
package chatmail.packaging.admin.check.keys;

import org.jspecify.annotations.NullMarked;
