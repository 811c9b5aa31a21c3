// SPDX-License-Identifier: Apache-2.0
/**
 * Postfix's side of a milter: the same packets at the milter protocol, version 6, cut as Postfix 3.7 cuts them, with the
 * macros that it sends. So a milter can be asked about a message that no mail server ever sees, by the administrator's
 * check and by those who put it under load.
 *
 * <p>Start at {@link chatmail.packaging.mta.MtaConnection}, which takes a {@link chatmail.packaging.mta.Mail} from connecting
 * to the verdict.
 */
@NullMarked
package chatmail.packaging.mta;

import org.jspecify.annotations.NullMarked;
