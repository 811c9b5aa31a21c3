// SPDX-License-Identifier: Apache-2.0
/** Whether the machine around the relay has what it takes: users, room, a clock, a way out. */
@NullMarked
package chatmail.packaging.admin.check.machine;

import org.jspecify.annotations.NullMarked;
