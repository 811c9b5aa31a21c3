// SPDX-License-Identifier: Apache-2.0
/**
 * What is wrong with a certificate that Postfix, Dovecot and the web server are to show, before a client finds out.
 *
 * <p>{@link chatmail.packaging.admin.certificate.CertificateInspection} reads the files and gives a list of {@link
 * chatmail.packaging.admin.certificate.Finding}; none means that strict clients take it. It knows no configuration, so
 * that whoever is about to use a certificate can ask as well as whoever uses one.
 */
@NullMarked
package chatmail.packaging.admin.certificate;

import org.jspecify.annotations.NullMarked;
