// SPDX-License-Identifier: Apache-2.0
/**
 * The relay's web site: three pages in each language, static, made of the running settings.
 *
 * <p>What goes in: the templates of {@code share/web}, one file of texts for each language in {@code share/web/lang},
 * and the configuration, of which {@code Facts} takes what people want to know. {@code Language} puts the facts into the
 * texts, with their numbers, sizes and plurals; {@code Template} puts the texts into the pages; {@code Site} is what
 * comes out, a path and octets for each file, the same for the same settings. Files of {@code www_folder} come last and
 * win.
 *
 * <p>{@code Publication} brings that to a directory, where it remembers what it wrote, and touches nothing else.
 *
 * <p>Start at {@link chatmail.packaging.admin.web.Site}.
 */
@NullMarked
package chatmail.packaging.admin.web;

import org.jspecify.annotations.NullMarked;
