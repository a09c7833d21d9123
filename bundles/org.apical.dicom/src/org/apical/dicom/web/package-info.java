/** Fetches studies from a DICOMweb server and stores results there (PS3.18: QIDO-RS, WADO-RS, STOW-RS). */
package org.apical.dicom.web;
