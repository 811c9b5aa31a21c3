// SPDX-License-Identifier: Apache-2.0
/**
 * Whether DNS says about the relay what it should: {@link chatmail.packaging.admin.zone.Zone} knows that, and {@link
 * chatmail.packaging.admin.zone.Records} what it does say. A record that is not there is a failure of its check, and so
 * is a name server that does not answer.
 */
@NullMarked
package chatmail.packaging.admin.check.dns;

import org.jspecify.annotations.NullMarked;
