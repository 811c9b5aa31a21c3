// SPDX-License-Identifier: Apache-2.0
/**
 * The records that the domain of a relay needs in DNS, as lines of a zone file (RFC 1035, section 5).
 *
 * <p>Start at {@link chatmail.packaging.admin.zone.Zone}.
 */
@NullMarked
package chatmail.packaging.admin.zone;

import org.jspecify.annotations.NullMarked;
