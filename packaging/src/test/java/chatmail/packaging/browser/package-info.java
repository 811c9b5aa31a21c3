// SPDX-License-Identifier: Apache-2.0
/**
 * The web site in a real browser: Debian's chromium, without a window, told what to do by the Chrome DevTools Protocol.
 *
 * <p>{@code SiteServer} serves what {@code chatmailctl web build} has written, {@code Chromium} starts the browser,
 * {@code Tab} is one page in it, {@code Look} a screen to see it on. Start at {@code PagesIT}.
 */
@NullMarked
package chatmail.packaging.browser;

import org.jspecify.annotations.NullMarked;
