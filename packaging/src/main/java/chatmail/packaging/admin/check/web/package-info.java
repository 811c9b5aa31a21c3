// SPDX-License-Identifier: Apache-2.0
/**
 * Whether port 443 leads where setup had it lead: to the page, to new addresses, to the policy of MTA-STS, and by ALPN to IMAP
 * and SMTP. {@link chatmail.packaging.admin.check.web.WebCheck} asks nginx as a browser would, by the names that DNS has, and
 * creates nothing. Where nobody listens, or somebody else than nginx, that is all it says.
 */
@NullMarked
package chatmail.packaging.admin.check.web;

import org.jspecify.annotations.NullMarked;
